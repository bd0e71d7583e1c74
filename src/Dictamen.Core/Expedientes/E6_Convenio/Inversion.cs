namespace Dictamen.Core.Expedientes.E6_Convenio;

/// <summary>The investment that the Segunda declares before it says who puts in what.</summary>
public static class Inversion
{
    /// <summary>Pesos: what is authorised from the programme, and what the application says that others put in, which no adjustment of the support takes back.</summary>
    [Regla("PCS-A6-C2-01")]
    public static decimal Total(Expediente estado) =>
        estado.Ajuste!.MontoAutorizado + estado.Recepcion!.CostoTotal - estado.Recepcion.MontoSolicitado;
}
