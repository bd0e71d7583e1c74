using Dictamen.Core.Expedientes.Comunes;

namespace Dictamen.Core.Expedientes.E6_Convenio.Modificatorio;

/// <summary>The Instancia Ejecutora resolves that a modification does not proceed. A late answer still counts: its silence decides nothing (AMB-51).</summary>
/// <param name="Motivo">Reasons.</param>
/// <param name="Resolucion">Digest of the resolution.</param>
[Regla("PCS-4.2.6-02", "PCS-4.2.6-03", "PZ-15"), Faculta(Rol.Operador)]
public sealed record DeclararModificatorioImprocedente(string Motivo, Huella Resolucion) : Acto<Expediente>
{
    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto)
    {
        if (estado is not { Estatus: Estatus.EnEjecucion, Convenio.Modificatorio: { Etapa: EtapaDeModificatorio.Solicitado } modificatorio })
        {
            return estado.NoProcede("declarar improcedente un modificatorio", "PCS-4.2.6-03");
        }

        return Motivacion.Falta("motivo", Motivo, "PCS-4.2.6-03") is { } falla
            ? Rechazo.PorContenido([falla])
            : new ModificatorioImprocedente(modificatorio.Numero, Motivo, Resolucion);
    }
}

/// <summary>IMPROCEDENTE: the agreement stays as it was.</summary>
/// <param name="Numero">Number within the file.</param>
/// <param name="Motivo">Reasons.</param>
/// <param name="Resolucion">Digest of the resolution.</param>
[Regla("PCS-4.2.6-03")]
public sealed record ModificatorioImprocedente(int Numero, string Motivo, Huella Resolucion) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => $"No procedió modificar el Convenio, que sigue en sus términos: {Motivo}";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado)
    {
        var modificatorio = estado.Convenio!.Modificatorio! with { Etapa = EtapaDeModificatorio.Improcedente };
        return (estado with { Convenio = estado.Convenio with { Modificatorio = modificatorio } })
            .Cerrar(modificatorio.PlazosDeResolver)
            .Notificar(new Notificacion($"modificatorio-improcedente-{Numero}", "modificatorio-improcedente", "PCS-4.2.6-03") { Motivo = Motivo, Documento = new("Resolución de la modificación del Convenio", Resolucion) });
    }
}
