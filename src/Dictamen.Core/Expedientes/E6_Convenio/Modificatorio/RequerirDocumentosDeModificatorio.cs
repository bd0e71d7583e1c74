using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Plazos;

namespace Dictamen.Core.Expedientes.E6_Convenio.Modificatorio;

/// <summary>The Instancia Ejecutora asks for more documents to resolve a modification: once, within its five working days. Afterwards it resolves with what there is.</summary>
/// <param name="Motivo">What is needed and why.</param>
/// <param name="Oficio">Digest of the request.</param>
[Regla("PCS-4.2.6-04", "PZ-16", "AMB-31"), Faculta(Rol.Operador)]
public sealed record RequerirDocumentosDeModificatorio(string Motivo, Huella Oficio) : Acto<Expediente>
{
    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto)
    {
        if (estado is not { Estatus: Estatus.EnEjecucion, Convenio.Modificatorio: { Etapa: EtapaDeModificatorio.Solicitado } modificatorio })
        {
            return estado.NoProcede("requerir documentación de un modificatorio", "PCS-4.2.6-04");
        }

        if (modificatorio.DocumentacionPedida)
        {
            return Decision.Rechazar("YA_REQUERIDA", "PCS-4.2.6-04", "Ya se requirió documentación adicional una vez; resuelva con lo que obra en el expediente.");
        }

        if (!estado.Plazos.TryGetValue($"PZ-16/{modificatorio.Sufijo}", out var plazo) || contexto.Vencido(plazo))
        {
            return Decision.Rechazar("FUERA_DE_PLAZO", "PZ-16", $"Terminaron los {contexto.Programa.Termino("PZ-16").Cuanto()} para requerir documentación adicional: la facultad precluyó y se resuelve con lo que obra en el expediente.");
        }

        return Motivacion.Falta("motivo", Motivo, "PCS-4.2.6-04") is { } falla
            ? Rechazo.PorContenido([falla])
            : new ModificatorioPrevenido(modificatorio.Numero, Motivo, Oficio, CorreElInicial: contexto.Lectura("AMB-31") == "DENTRO_DE_LOS_INICIALES");
    }
}

/// <summary>MODIFICATORIO_PREVENIDO. The term of the answer begins when the request is received.</summary>
/// <param name="Numero">Number within the file.</param>
/// <param name="Motivo">What is needed and why.</param>
/// <param name="Oficio">Digest of the request.</param>
/// <param name="CorreElInicial">Whether the first term to resolve goes on meanwhile (the other reading of AMB-31); otherwise a new one opens with the answer.</param>
[Regla("PCS-4.2.6-04")]
public sealed record ModificatorioPrevenido(int Numero, string Motivo, Huella Oficio, bool CorreElInicial) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => $"Se requirió documentación adicional para resolver la modificación del Convenio: {Motivo}";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado)
    {
        var modificatorio = estado.Convenio!.Modificatorio! with { Etapa = EtapaDeModificatorio.Prevenido, DocumentacionPedida = true, CorreElInicial = CorreElInicial };
        var prevenido = (estado with { Convenio = estado.Convenio with { Modificatorio = modificatorio } }).Cerrar($"PZ-16/{Numero}");
        return (CorreElInicial ? prevenido : prevenido.Cerrar($"PZ-15/{Numero}"))
            .Notificar(new Notificacion($"modificatorio-prevenido-{Numero}", "modificatorio-prevenido", "PCS-4.2.6-04", "PZ-17", $"{Numero}") { Motivo = Motivo, Documento = new("Oficio que requiere documentación para modificar el Convenio", Oficio) });
    }
}
