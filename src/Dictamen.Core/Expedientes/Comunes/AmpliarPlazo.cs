using Dictamen.Core.Plazos;

namespace Dictamen.Core.Expedientes.Comunes;

/// <summary>
/// The Instancia Ejecutora gives the Comité more time for what it asked of it: while the term runs, by at most half of what the rules give, and never where applicants compete, whom it would harm.
/// </summary>
/// <param name="Plazo">Id of the open term.</param>
/// <param name="Dias">How many days more, in the term's own unit.</param>
/// <param name="Motivo">What the matter demands, and why nobody is harmed.</param>
/// <param name="Oficio">Digest of the document that says so.</param>
[Regla("DH-31-01"), Faculta(Rol.Operador)]
public sealed record AmpliarPlazo(string Plazo, int Dias, string Motivo, Huella Oficio) : Acto<Expediente>
{
    private const string Regla = "DH-31-01";

    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto)
    {
        if (!estado.Plazos.TryGetValue(Plazo ?? "", out var plazo))
        {
            return Rechazo.PorContenido([new Falla("plazo", Regla, string.IsNullOrEmpty(Plazo) ? "Indique qué plazo se amplía." : $"En el expediente no corre el plazo «{Plazo}»; indique uno de los que están abiertos.")]);
        }

        var termino = contexto.Programa.Termino(plazo.Renglon);
        var vigente = contexto.Calendario.Recomputar(plazo);
        if (!termino.Ampliable)
        {
            return Decision.Rechazar("PLAZO_NO_AMPLIABLE", Regla, $"El plazo para {termino.Descripcion} no se amplía: sólo se amplían los que corren para un Comité sin que otros compitan con él.");
        }

        if (contexto.Vencido(vigente))
        {
            return Decision.Rechazar("PLAZO_TERMINADO", Regla, $"El plazo para {termino.Descripcion} terminó el {vigente.UltimoDia.Corta()}: un plazo se amplía mientras corre.");
        }

        var quedan = (termino.Cantidad / LeyDeProcedimiento.PartesDelPlazoOriginal) - (plazo.Cantidad - termino.Cantidad);
        if (quedan < 1)
        {
            return Decision.Rechazar("AMPLIACION_AGOTADA", Regla, $"El plazo para {termino.Descripcion} ya se amplió en la mitad del original, que es lo más que permite la ley.");
        }

        Falla?[] fallas =
        [
            Dias < 1 || Dias > quedan ? new Falla("dias", Regla, $"Se añaden entre 1 y {(termino with { Cantidad = quedan }).Cuanto()}: la ampliación no excede de la mitad del plazo original, que es de {termino.Cuanto()}.") : null,
            Motivacion.Falta("motivo", Motivo, Regla),
        ];
        return fallas.Any(f => f is not null)
            ? Rechazo.PorContenido([.. fallas.OfType<Falla>()])
            : new PlazoAmpliado(vigente, contexto.Calendario.Recomputar(plazo with { Cantidad = plazo.Cantidad + Dias }), Motivo, Oficio);
    }
}

/// <summary>The Instancia Ejecutora extended an open term. The extension is told to the Comité at once; it needs no reception to hold, because it favours it.</summary>
/// <param name="Antes">The term as it ran.</param>
/// <param name="Ahora">The term with the days that were added, from the same first day.</param>
/// <param name="Motivo">Why.</param>
/// <param name="Oficio">Digest of the document.</param>
[Regla("DH-31-01")]
public sealed record PlazoAmpliado(Plazo Antes, Plazo Ahora, string Motivo, Huella Oficio) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => Contar(ClavesDelRegistro.Tal);

    /// <inheritdoc/>
    public override string Contar(INombres nombres) => $"Se amplió el plazo {nombres.Plazo(Antes.Id)} del {Antes.UltimoDia.Corta()} al {Ahora.UltimoDia.Corta()}: {Motivo}";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado) => estado.Mover(Ahora).Notificar(AvisoDePlazo.DeAmpliacion(Ahora));
}
