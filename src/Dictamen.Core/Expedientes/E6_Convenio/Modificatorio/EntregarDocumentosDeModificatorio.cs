using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Plazos;

namespace Dictamen.Core.Expedientes.E6_Convenio.Modificatorio;

/// <summary>The committee hands in the documents that were asked for to resolve a modification.</summary>
/// <param name="Documento">Digest of what was handed in.</param>
[Regla("PCS-4.2.6-05", "PZ-17", "AMB-31"), Faculta(Rol.Solicitante)]
public sealed record EntregarDocumentosDeModificatorio(Huella Documento) : Acto<Expediente>
{
    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto)
    {
        if (estado is not { Estatus: Estatus.EnEjecucion, Convenio.Modificatorio: { Etapa: EtapaDeModificatorio.Prevenido } modificatorio })
        {
            return estado.NoProcede("entregar documentación de un modificatorio", "PCS-4.2.6-05");
        }

        return estado.Plazos.TryGetValue($"PZ-17/{modificatorio.Sufijo}", out var plazo) && contexto.Vencido(plazo)
            ? Decision.Rechazar("FUERA_DE_PLAZO", "PZ-17", $"El plazo para entregar la documentación terminó el {contexto.Calendario.Recomputar(plazo).UltimoDia.Corta()} a las 24:00; se resuelve con lo que obra en el expediente.")
            : new DocumentosDeModificatorioEntregados(modificatorio.Numero, Documento, PlazoDelModificatorio.TrasLaDocumentacion(modificatorio, contexto.Calendario.SurteEfectos(contexto.Ahora), contexto));
    }
}

/// <summary>The documents came: the modification waits for its resolution again.</summary>
/// <param name="Numero">Number within the file.</param>
/// <param name="Documento">Digest of what was handed in.</param>
/// <param name="Resolver">New term to resolve; <see langword="null"/> when the first one goes on (the other reading of AMB-31).</param>
[Regla("PCS-4.2.6-05", "AMB-31")]
public sealed record DocumentosDeModificatorioEntregados(int Numero, Huella Documento, Plazo? Resolver) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => Resolver is null
        ? "El Comité entregó la documentación requerida para modificar el Convenio; sigue el plazo inicial para resolver."
        : $"El Comité entregó la documentación requerida para modificar el Convenio; debe resolverse a más tardar el {Resolver.UltimoDia.Corta()}.";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado) => PlazoDelModificatorio.Reanudar(estado, $"PZ-17/{Numero}", Resolver);
}

/// <summary>The documents did not come: it is resolved with what there is.</summary>
/// <param name="Numero">Number within the file.</param>
/// <param name="Vencido">Term that ended.</param>
/// <param name="Resolver">New term to resolve; <see langword="null"/> when the first one goes on.</param>
[Regla("PCS-4.2.6-05", "PZ-17")]
public sealed record DocumentosDeModificatorioNoEntregados(int Numero, string Vencido, Plazo? Resolver) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => "Venció el plazo sin que el Comité entregara la documentación requerida para modificar el Convenio; se resuelve con lo que obra en el expediente"
        + (Resolver is null ? "." : $", a más tardar el {Resolver.UltimoDia.Corta()}.");

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado) => PlazoDelModificatorio.Reanudar(estado, Vencido, Resolver);
}

/// <summary>The terms of a modification: to resolve it, and to sign it.</summary>
public static class PlazoDelModificatorio
{
    /// <summary>New term to resolve once the documents came, or did not: the rules give none after asking for them, and five new working days are the reading (AMB-31).</summary>
    [Regla("AMB-31", "PZ-15")]
    internal static Plazo? TrasLaDocumentacion(Modificatorio modificatorio, DateOnly desde, Contexto contexto) =>
        modificatorio.CorreElInicial ? null : contexto.Plazo("PZ-15", desde, modificatorio.Sufijo);

    internal static Expediente Reanudar(Expediente estado, string cerrado, Plazo? resolver)
    {
        var siguiente = (estado with { Convenio = estado.Convenio! with { Modificatorio = estado.Convenio.Modificatorio! with { Etapa = EtapaDeModificatorio.Solicitado } } }).Cerrar(cerrado);
        return resolver is null ? siguiente : siguiente.Abrir(resolver);
    }

    /// <summary>End of PZ-15: the authority's silence decides nothing (AMB-51). End of PZ-16: it can ask for no more documents.</summary>
    [Regla("PZ-15", "PZ-16", "AMB-51")]
    public static Decision VencerAutoridad(Expediente estado, Contexto contexto, Plazo plazo) =>
        new PlazoConcluido(plazo.Id, plazo.Renglon == "PZ-15" ? MotivoDeConclusion.Incumplido : MotivoDeConclusion.SinEfecto);

    /// <summary>End of PZ-17: it is resolved with what there is.</summary>
    [Regla("PZ-17")]
    public static Decision VencerDocumentacion(Expediente estado, Contexto contexto, Plazo plazo) =>
        estado.Convenio?.Modificatorio is { Etapa: EtapaDeModificatorio.Prevenido } modificatorio && plazo.Id == $"PZ-17/{modificatorio.Sufijo}"
            ? new DocumentosDeModificatorioNoEntregados(modificatorio.Numero, plazo.Id, TrasLaDocumentacion(modificatorio, plazo.UltimoDia, contexto))
            : new PlazoConcluido(plazo.Id, MotivoDeConclusion.SinEfecto);

    /// <summary>End of PZ-18 without the three signatures: the request is cancelled and the original terms stand. Nobody renounces by it (AMB-32).</summary>
    [Regla("PZ-18", "PCS-4.2.6-08", "AMB-32")]
    public static Decision VencerFirma(Expediente estado, Contexto contexto, Plazo plazo) =>
        estado.Convenio?.Modificatorio is { Etapa: EtapaDeModificatorio.Enviado } modificatorio && plazo.Id == modificatorio.PlazoDeFirma
            ? new ModificatorioCancelado(modificatorio.Numero, plazo.Id, [.. contexto.Programa.CargosCpc.Where(c => !modificatorio.Firmas.ContainsKey(c))])
            : new PlazoConcluido(plazo.Id, MotivoDeConclusion.SinEfecto);
}
