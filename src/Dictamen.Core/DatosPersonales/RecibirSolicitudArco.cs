namespace Dictamen.Core.DatosPersonales;

/// <summary>Notes an ARCO request that the Unidad de Transparencia received. Its writing stays there: it says who asks.</summary>
/// <param name="Numero">Number that the Unidad de Transparencia, or the Plataforma Nacional de Transparencia, gave it.</param>
/// <param name="Derecho">Right exercised.</param>
/// <param name="Titular">Pseudonym of the person whose data they are.</param>
/// <param name="RecibidaEl">Day of its reception.</param>
[Regla("PCS-8.2-02"), Faculta(Rol.Operador)]
public sealed record RecibirSolicitudArco(string Numero, DerechoArco Derecho, PersonaId Titular, DateOnly RecibidaEl) : Acto<RegistroArco>
{
    // A technical limit, longer than any number in use; with only these characters it names nobody.
    private const int LargoDelNumero = 40;

    private const string Regla = "PCS-8.2-02";

    /// <inheritdoc/>
    public override Decision Decidir(RegistroArco estado, Contexto contexto)
    {
        var fallas = new List<Falla>();
        if (string.IsNullOrEmpty(Numero) || Numero.Length > LargoDelNumero || !Numero.Any(char.IsAsciiDigit) || !Numero.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '/' or '.'))
        {
            fallas.Add(new Falla("numero", Regla, $"Escriba el número con que se registró la solicitud, sin espacios: cifras, letras, guiones, puntos o diagonales, {LargoDelNumero} cuando más."));
        }

        if (!Enum.IsDefined(Derecho))
        {
            fallas.Add(new Falla("derecho", Regla, "Elija cuál de los cuatro derechos se ejerce."));
        }

        if (string.IsNullOrEmpty(Titular.Valor))
        {
            fallas.Add(new Falla("titular", Regla, "Diga de quién son los datos."));
        }

        if (RecibidaEl > contexto.Hoy)
        {
            fallas.Add(new Falla("recibida_el", Regla, "La fecha en que se recibió la solicitud no puede ser futura."));
        }

        if (fallas.Count > 0)
        {
            return Rechazo.PorContenido(fallas);
        }

        return estado.De(Numero) switch
        {
            null => new SolicitudArcoRecibida(Numero, Derecho, Titular, RecibidaEl),
            var s when (s.Derecho, s.Titular, s.RecibidaEl) == (Derecho, Titular, RecibidaEl) => Decision.Ninguna,
            _ => Decision.Rechazar("SOLICITUD_REPETIDA", Regla, $"Ya está registrada la solicitud {Numero} con otros datos: revise el número; si es otra solicitud, lleva otro."),
        };
    }
}

/// <summary>SOLICITUD_ARCO: the Unidad de Transparencia received a request.</summary>
/// <param name="Numero">Its number.</param>
/// <param name="Derecho">Right exercised.</param>
/// <param name="Titular">Pseudonym of the person.</param>
/// <param name="RecibidaEl">Day of its reception.</param>
[Regla("PCS-8.2-02")]
public sealed record SolicitudArcoRecibida(string Numero, DerechoArco Derecho, PersonaId Titular, DateOnly RecibidaEl) : Hecho<RegistroArco>
{
    /// <inheritdoc/>
    public override string Relato => $"La Unidad de Transparencia recibió el {RecibidaEl.Corta()} la solicitud {Numero}, de {Derecho.Nombre()} de datos personales.";

    /// <inheritdoc/>
    public override RegistroArco Aplicar(RegistroArco estado) => estado with { Solicitudes = estado.Solicitudes.Add(new SolicitudArco(Numero, Derecho, Titular, RecibidaEl)) };
}
