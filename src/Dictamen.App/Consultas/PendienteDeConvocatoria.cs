using Dictamen.Core;
using Dictamen.Core.Convocatorias;
using Dictamen.Core.Expedientes;

namespace Dictamen.App.Consultas;

/// <summary>The next act that a convocatoria waits for from the office: no file waits for it, all of them do.</summary>
/// <param name="Convocatoria">Id of the convocatoria.</param>
/// <param name="Acto">Key of the act, as the pages of the office name it.</param>
/// <param name="Texto">What is to be done, in Spanish.</param>
/// <param name="Rol">Who does it.</param>
public sealed record PendienteDeConvocatoria(string Convocatoria, string Acto, string Texto, Rol Rol = Rol.Operador)
{
    /// <summary>What a convocatoria waits for, or <see langword="null"/> while one of its files is still to go on before.</summary>
    /// <param name="convocatoria">The convocatoria.</param>
    /// <param name="suyos">Its files.</param>
    [Regla("PCS-4.2.2-08", "PCS-4.2.3.2-01", "PCS-4.2.3.3-01", "PCS-4.2.3.4-01")]
    public static PendienteDeConvocatoria? De(Convocatoria convocatoria, IEnumerable<Resumen> suyos) => convocatoria switch
    {
        { Estatus: EstatusConvocatoria.Cerrada, ResultadosDeRecepcion: null } => suyos.Any(r => r.Estatus is Estatus.Registrado or Estatus.Prevenido)
            ? null
            : new(convocatoria.Id, "publicar-recepcion", "Publicar los resultados de recepción"),
        { ResultadosDeRecepcion: not null, ResultadosDeDictaminacion: null } => suyos.Any(r => r.Estatus is Estatus.Completo or Estatus.EnDictaminacion)
            ? null
            : new(convocatoria.Id, "publicar-dictaminacion", "Publicar los resultados de dictaminación"),
        { ResultadosDeDictaminacion: not null, Presupuesto: null } => new(convocatoria.Id, "asignar", "Asignar los recursos por prelación"),
        { Presupuesto.Asignacion: not null, ResultadosDeApoyo: null } => new(convocatoria.Id, "publicar-apoyados", "Publicar apoyados y no apoyados"),
        _ => null,
    };
}
