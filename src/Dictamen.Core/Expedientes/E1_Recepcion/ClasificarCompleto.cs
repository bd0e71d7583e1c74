using Dictamen.Core.Expedientes.E2_Subsanacion;

namespace Dictamen.Core.Expedientes.E1_Recepcion;

/// <summary>Classifies as complete a project that lacked nothing from the start. One that was asked for something is decided by <see cref="RevisarSubsanacion"/>.</summary>
[Regla("PCS-4.2.2-05", "PCS-A2-15"), Faculta(Rol.Operador, Rol.Sistema)]
public sealed record ClasificarCompleto : Acto<Expediente>
{
    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto) => estado.Estatus switch
    {
        Estatus.Completo => Decision.Ninguna,
        Estatus.Registrado when estado.Recepcion!.Faltantes.IsEmpty => new ProyectoCompleto(),
        Estatus.Registrado => Decision.Rechazar(
            "FALTAN_DOCUMENTOS",
            "PCS-4.2.2-03",
            $"El proyecto {estado.Folio} no está completo; falta: {string.Join(", ", estado.Recepcion!.Faltantes.Select(f => f.Requisito))}. Emita la prevención con todos los faltantes."),
        Estatus.RecepcionIncompleta => estado.NoProcede("clasificarlo como completo", "PCS-4.2.2-06"),
        _ => estado.NoProcede("clasificarlo como completo", "PCS-4.2.2-05"),
    };
}

/// <summary>The project is complete and goes on to dictaminación.</summary>
[Regla("PCS-4.2.2-05")]
public sealed record ProyectoCompleto : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => "El proyecto se clasificó como completo y pasa a la etapa de dictaminación.";

    /// <inheritdoc/>
    [Regla("PCS-4.2.2-07")]
    public override Expediente Aplicar(Expediente estado) => estado
        .TerminarPrevencion()
        .Pasar(Estatus.Completo)
        .Notificar(new Notificacion("completo", "proyecto-completo", "PCS-4.2.2-07"));
}
