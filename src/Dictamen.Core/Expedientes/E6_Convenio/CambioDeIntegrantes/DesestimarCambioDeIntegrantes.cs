using System.Collections.Immutable;
using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Plazos;

namespace Dictamen.Core.Expedientes.E6_Convenio.CambioDeIntegrantes;

/// <summary>What came does not remedy what was asked for: the change has no effect. Everything is asked for once, so nothing else can be held against it now.</summary>
/// <param name="Faltan">What cannot be accepted, and why.</param>
[Regla("PCS-3.6.2-10", "DH-17A-01"), Faculta(Rol.Operador)]
public sealed record DesestimarCambioDeIntegrantes(ImmutableArray<Hallazgo> Faltan) : Acto<Expediente>
{
    private const string Regla = "PCS-3.6.2-10";

    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto)
    {
        if (estado is not { Estatus: Estatus.ConvenioSuscrito or Estatus.EnEjecucion, Convenio.Cambio: { Etapa: EtapaDeCambio.Subsanado } cambio })
        {
            return estado.NoProcede("dejar sin efecto un cambio de integrantes", Regla);
        }

        var fallas = Hallazgo.Fallas(Faltan, "faltan", clave => cambio.Faltantes.Any(f => f.Requisito == clave), ("DH-17A-01", "no se pidió en la prevención, que es una sola (LFPA, artículo 17-A)."), Regla).ToList();
        if (Faltan.OVacio().IsEmpty)
        {
            fallas.Add(new Falla("faltan", Regla, "Diga qué de lo entregado no puede aceptarse y por qué; si todo puede aceptarse, registre el cambio."));
        }

        return fallas.Count > 0
            ? Rechazo.PorContenido(fallas)
            : new CambioDeIntegrantesSinEfecto(cambio.Numero, [.. Faltan.Select(h => cambio.Faltantes.First(f => f.Requisito == h.Requisito) with { Motivo = h.Motivo })], Vencio: null);
    }
}

/// <summary>The change has no effect before the Instancia Ejecutora: the members are those who were.</summary>
/// <param name="Numero">Number within the file.</param>
/// <param name="Faltantes">What did not come, or could not be accepted.</param>
/// <param name="Vencio">Last day of the term, when it ended without what was asked for; <see langword="null"/> when it came and could not be accepted.</param>
[Regla("PCS-3.6.2-10", "PZ-25")]
public sealed record CambioDeIntegrantesSinEfecto(int Numero, ImmutableArray<Faltante> Faltantes, DateOnly? Vencio) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => Contar(ClavesDelRegistro.Tal);

    /// <inheritdoc/>
    public override string Contar(INombres nombres) =>
        $"{(Vencio is { } dia ? $"El plazo para subsanar la información del cambio de integrantes terminó el {dia.Corta()} y falta" : "Lo que se entregó del cambio de integrantes no pudo aceptarse")}: {string.Join("; ", Faltantes.Select(f => nombres.Requisito(f.Requisito)))}. El cambio no surte efectos ante la Instancia Ejecutora; integran el Comité quienes lo integraban.";

    /// <inheritdoc/>
    public override IEnumerable<string> Pormenores(INombres nombres) => Faltantes.Select(f => $"{nombres.Requisito(f.Requisito)}: {f.Motivo} [{f.Regla}]");

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado)
    {
        // After its term all that was asked for may still be reviewed, if the rest came in time.
        var sinEfecto = estado.ConCambio(c => c with { Etapa = EtapaDeCambio.SinEfecto, Vencio = Vencio, Faltantes = Vencio is null ? Faltantes : c.Faltantes, Recibidos = c.Recibidos.RemoveRange(Faltantes.Select(f => f.Requisito)) }).DejarDeEsperar();
        return sinEfecto.Notificar(sinEfecto.DeCambio("sin-efecto", "PCS-3.6.2-10"));
    }
}

/// <summary>The terms of a change of members.</summary>
public static class PlazosDelCambio
{
    /// <summary>End of PZ-24: the authority's silence decides nothing (AMB-51).</summary>
    [Regla("PZ-24", "AMB-51")]
    public static Decision VencerAutoridad(Expediente estado, Contexto contexto, Plazo plazo) =>
        new PlazoConcluido(plazo.Id, estado.Convenio?.Cambio is { Etapa: EtapaDeCambio.Informado } cambio && cambio.PlazoDePrevenir == plazo.Id ? MotivoDeConclusion.Incumplido : MotivoDeConclusion.SinEfecto);

    /// <summary>End of PZ-25 without all that was asked for: to remedy in part is not to remedy.</summary>
    [Regla("PZ-25", "PCS-3.6.2-10")]
    public static Decision VencerSubsanacion(Expediente estado, Contexto contexto, Plazo plazo) =>
        estado.Convenio?.Cambio is { Etapa: EtapaDeCambio.Prevenido } cambio && cambio.PlazoDeSubsanar == plazo.Id
            ? new CambioDeIntegrantesSinEfecto(cambio.Numero, cambio.Pendientes, plazo.UltimoDia)
            : new PlazoConcluido(plazo.Id, MotivoDeConclusion.SinEfecto);

    /// <summary>Nothing more is awaited of the change: its terms are closed, and a notice that was not delivered yet opens none.</summary>
    internal static Expediente DejarDeEsperar(this Expediente estado)
    {
        var cambio = estado.Convenio!.Cambio!;
        return estado.Cerrar(cambio.PlazoDePrevenir, cambio.PlazoDeSubsanar).YaNoAbre(estado.Notificaciones.GetValueOrDefault(cambio.Prevencion));
    }
}
