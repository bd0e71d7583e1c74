namespace Dictamen.Core.Expedientes.E8_Informes;

/// <summary>The programme sends the Cédula de Observaciones y/o Recomendaciones of an evaluated report. Only a Cédula that expressly asks for something opens a term.</summary>
/// <param name="Tipo">Which report.</param>
/// <param name="Cedula">Digest of the Cédula.</param>
/// <param name="Requiere">Whether it expressly asks the committee to solve something.</param>
[Regla("PCS-4.2.12-05", "PCS-4.2.12-06"), Faculta(Rol.Operador)]
public sealed record NotificarCedula(TipoInforme Tipo, Huella Cedula, bool Requiere) : Acto<Expediente>
{
    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto)
    {
        var informe = estado.Informes?.De(Tipo);
        if (informe?.Cedula == Cedula)
        {
            return Decision.Ninguna;
        }

        if (estado.Estatus != Estatus.EnEjecucion || informe?.Estatus != EstatusInforme.Evaluado)
        {
            return estado.NoProcede($"notificar la Cédula del {Tipo.Nombre()}", "PCS-4.2.12-05");
        }

        return Tipo == TipoInforme.Final && ResolverDivergencia.Pendiente(estado) is { } pendiente
            ? pendiente
            : new CedulaNotificada(Tipo, Cedula, Requiere);
    }
}

/// <summary>CEDULA_NOTIFICADA.</summary>
/// <param name="Tipo">Which report.</param>
/// <param name="Cedula">Digest of the Cédula.</param>
/// <param name="Requiere">Whether it asks for an answer within five working days.</param>
[Regla("PCS-4.2.12-05")]
public sealed record CedulaNotificada(TipoInforme Tipo, Huella Cedula, bool Requiere) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato =>
        $"Se ordenó notificar la Cédula de Observaciones y/o Recomendaciones del {Tipo.Nombre()}{(Requiere ? ", que requiere solventar observaciones" : "")}.";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado)
    {
        var informes = estado.Informes!;
        var informe = informes.De(Tipo)! with { Estatus = EstatusInforme.CedulaNotificada, Cedula = Cedula };
        return (estado with { Informes = informes.Con(Tipo, informe) }).Notificar(new Notificacion(
            SolventarCedula.Sufijo(Tipo), "cedula-observaciones", "PCS-4.2.12-05", Requiere ? "PZ-26" : null, Requiere ? SolventarCedula.Sufijo(Tipo) : null));
    }
}
