using Dictamen.Core;
using Dictamen.Core.Convocatorias;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E3_Dictaminacion.Actas;
using DeConvocatorias = Dictamen.Core.Convocatorias.Comunes;
using DeExpedientes = Dictamen.Core.Expedientes.Comunes;

namespace Dictamen.App.Atencion;

/// <summary>The acts by which a kind of stream is attended.</summary>
/// <param name="Cumplir">An errand was done (id).</param>
/// <param name="Apartar">An errand was refused (id, refusal).</param>
/// <param name="Vencer">A term ended (id); a kind that has no terms has none.</param>
/// <param name="Avisos">What became of a notification; a kind that notifies nobody has none.</param>
public sealed record ActosComunes<TEstado>(Func<string, Acto<TEstado>> Cumplir, Func<string, Rechazo, Acto<TEstado>> Apartar, Func<string, Acto<TEstado>>? Vencer = null, ActosDeAviso<TEstado>? Avisos = null)
    where TEstado : IEstado<TEstado>;

/// <summary>What became of a notification.</summary>
/// <param name="Envio">The medium accepted it (id, proof).</param>
/// <param name="Entrega">It was received (id, instant, proof).</param>
/// <param name="Rebote">It bounced (id, reason).</param>
public sealed record ActosDeAviso<TEstado>(
    Func<string, string, Acto<TEstado>> Envio,
    Func<string, DateTimeOffset, string, Acto<TEstado>> Entrega,
    Func<string, string, Acto<TEstado>> Rebote)
    where TEstado : IEstado<TEstado>;

/// <summary>The acts of each kind of stream that is attended.</summary>
public static class ActosComunes
{
    /// <summary>Of a project's file.</summary>
    public static ActosComunes<Expediente> DeExpediente { get; } = new(
        id => new DeExpedientes.CumplirEncargo(id),
        (id, r) => new DeExpedientes.ApartarEncargo(id, r.Codigo, r.Regla),
        id => new DeExpedientes.VencerPlazo(id),
        new(
            (id, constancia) => new DeExpedientes.RegistrarEnvio(id, constancia),
            (id, recibida, constancia) => new DeExpedientes.RegistrarEntrega(id, recibida, constancia),
            (id, motivo) => new DeExpedientes.RegistrarRebote(id, motivo)));

    /// <summary>Of a convocatoria.</summary>
    public static ActosComunes<Convocatoria> DeConvocatoria { get; } = new(
        id => new DeConvocatorias.CumplirEncargo(id),
        (id, r) => new DeConvocatorias.ApartarEncargo(id, r.Codigo, r.Regla),
        id => new DeConvocatorias.VencerPlazo(id));

    /// <summary>Of an acta.</summary>
    public static ActosComunes<Acta> DeActa { get; } = new(id => new CumplirEncargo(id), (id, r) => new ApartarEncargo(id, r.Codigo, r.Regla));
}
