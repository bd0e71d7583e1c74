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
            return informe.CedulaRequiere == Requiere
                ? Decision.Ninguna
                : Decision.Rechazar("CEDULA_NOTIFICADA", "PCS-4.2.12-05", $"Esa Cédula del {Tipo.Nombre()} ya se notificó y {(informe.CedulaRequiere ? "requiere solventar observaciones" : "no requiere solventar nada, de modo que no abre plazo")}: se notifica una sola vez y no puede cambiarse; continúe con la que se notificó.");
        }

        if (estado.Estatus != Estatus.EnEjecucion || informe?.Estatus != EstatusInforme.Evaluado)
        {
            return estado.NoProcede($"notificar la Cédula del {Tipo.Nombre()}", "PCS-4.2.12-05");
        }

        return Tipo == TipoInforme.Final && ResolverDivergencia.Pendiente(estado) is { } pendiente
            ? pendiente
            : new CedulaNotificada(Tipo, Cedula, Requiere);
    }

    /// <summary>Refusal while an evaluated report has no Cédula, or while the committee may still answer one that asks for something: neither comes after the result. <see langword="null"/> when the result may be given,
    /// also where no report was handed in and there is nothing to observe.</summary>
    /// <param name="estado">The file.</param>
    /// <param name="contexto">When; without it a term counts until its end is recorded.</param>
    [Regla("PCS-4.2.12-05", "PCS-4.2.12-06", "PZ-26")]
    public static Rechazo? Pendiente(Expediente estado, Contexto? contexto = null)
    {
        foreach (var tipo in Enum.GetValues<TipoInforme>())
        {
            switch (estado.Informes?.De(tipo))
            {
                case { Estatus: EstatusInforme.Evaluado, Cedula: null }:
                    return new Rechazo("CEDULA_SIN_NOTIFICAR", "PCS-4.2.12-05", $"Al Comité no se le ha hecho llegar la Cédula de Observaciones y/o Recomendaciones del {tipo.Nombre()}: notifíquela antes de dar el resultado.");
                case { Estatus: EstatusInforme.CedulaNotificada, CedulaSolventada: null } when SinRecibir(estado, tipo):
                    return new Rechazo("CEDULA_SIN_RECIBIR", "PCS-4.2.12-06", $"La Cédula del {tipo.Nombre()} requiere solventar observaciones y no consta que el Comité la haya recibido: sin eso no corre su plazo. Espere el acuse o notifíquela por otro medio.");
                case { Estatus: EstatusInforme.CedulaNotificada, CedulaSolventada: null } when estado.Plazos.TryGetValue($"PZ-26/{SolventarCedula.Sufijo(tipo)}", out var plazo) && contexto?.Vencido(plazo) != true:
                    return new Rechazo("CEDULA_EN_PLAZO", "PZ-26", $"La Cédula del {tipo.Nombre()} requiere solventar observaciones y el Comité puede hacerlo hasta el {(contexto?.Calendario.Recomputar(plazo) ?? plazo).UltimoDia.Corta()} a las 24:00: espere su respuesta o el fin del plazo.");
            }
        }

        return null;
    }

    private static bool SinRecibir(Expediente estado, TipoInforme tipo) =>
        estado.UltimaNotificacion(SolventarCedula.Sufijo(tipo)) is { AbrePlazo: not null, Estatus: not EstatusNotificacion.Entregada };
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
        var informe = informes.De(Tipo)! with { Estatus = EstatusInforme.CedulaNotificada, Cedula = Cedula, CedulaRequiere = Requiere };
        return (estado with { Informes = informes.Con(Tipo, informe) }).Notificar(new Notificacion(
            SolventarCedula.Sufijo(Tipo), "cedula-observaciones", "PCS-4.2.12-05", Requiere ? "PZ-26" : null, Requiere ? SolventarCedula.Sufijo(Tipo) : null) { Documento = new($"Cédula del {Tipo.Nombre()}", Cedula) });
    }
}
