using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Plazos;

namespace Dictamen.Core.Expedientes.E6_Convenio;

/// <summary>The committee gives notice of an act of God or force majeure, with its proof (Vigésima). It is another procedure than the modification of 4.2.6, and runs from the event itself.</summary>
/// <param name="OcurridoEl">Day of the event.</param>
/// <param name="Hechos">What happened.</param>
/// <param name="Aviso">Digest of the notice.</param>
/// <param name="Prueba">Digest of what proves it.</param>
[Regla("PCS-A6-C20-01", "PZ-32"), Faculta(Rol.Solicitante)]
public sealed record AvisarFuerzaMayor(DateOnly OcurridoEl, string Hechos, Huella Aviso, Huella Prueba) : Acto<Expediente>
{
    private const string Regla = "PCS-A6-C20-01";

    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto)
    {
        if (estado is not { Estatus: Estatus.ConvenioSuscrito or Estatus.EnEjecucion, Convenio: { } convenio })
        {
            return estado.NoProcede("dar aviso de fuerza mayor sin un Convenio en curso", Regla);
        }

        if (OcurridoEl > contexto.Hoy || OcurridoEl < convenio.Fecha)
        {
            return Rechazo.PorContenido([new Falla("ocurrido_el", Regla, "La fecha del suceso no puede ser futura ni anterior al Convenio.")]);
        }

        if (Motivacion.Falta("hechos", Hechos, Regla) is { } falla)
        {
            return Rechazo.PorContenido([falla]);
        }

        var plazo = contexto.Plazo("PZ-32", OcurridoEl);
        return new FuerzaMayorAvisada(convenio.AvisosDeFuerzaMayor + 1, OcurridoEl, Hechos, Aviso, Prueba, plazo, !contexto.Vencido(plazo));
    }
}

/// <summary>FUERZA_MAYOR_AVISADA. A late notice is received too, and the exemption does not work for it.</summary>
/// <param name="Numero">Number within the file.</param>
/// <param name="OcurridoEl">Day of the event.</param>
/// <param name="Hechos">What happened.</param>
/// <param name="Aviso">Digest of the notice.</param>
/// <param name="Prueba">Digest of what proves it.</param>
/// <param name="Plazo">PZ-32.</param>
/// <param name="EnTiempo">Whether the notice came within its term.</param>
[Regla("PCS-A6-C20-01", "PZ-32")]
public sealed record FuerzaMayorAvisada(int Numero, DateOnly OcurridoEl, string Hechos, Huella Aviso, Huella Prueba, Plazo Plazo, bool EnTiempo) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => EnTiempo
        ? $"El Comité dio aviso en tiempo de una causa de fuerza mayor ocurrida el {OcurridoEl.Corta()}: {Hechos}"
        : $"El Comité dio aviso de una causa de fuerza mayor ocurrida el {OcurridoEl.Corta()}; podía darlo hasta el {Plazo.UltimoDia.Corta()} y por eso no opera la exención: {Hechos}";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado) =>
        (estado with { Convenio = estado.Convenio! with { AvisosDeFuerzaMayor = Numero } })
        .Notificar(new Notificacion($"fuerza-mayor-{Numero}", "fuerza-mayor-avisada", "PCS-A6-C20-01"));
}
