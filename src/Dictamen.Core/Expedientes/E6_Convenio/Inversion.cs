namespace Dictamen.Core.Expedientes.E6_Convenio;

/// <summary>
/// The investment that the Segunda declares before it says who puts in what. Of what the community puts in otherwise than in money it counts what the table 8.1 of Anexo 3 prices within its «Costo Total»; 8.2 only asks to
/// describe in what it will consist (L738) and has neither an estimate nor a value, nor do the rules set how to value it (L71 has it broken down, L342 names it), so what is told there alone has no pesos that could be added.
/// </summary>
public static class Inversion
{
    /// <summary>Pesos: what is authorised from the programme, and what the application says that others put in, which no adjustment of the support takes back.</summary>
    [Regla("PCS-A6-C2-01")]
    public static decimal Total(Expediente estado) =>
        estado.Ajuste!.MontoAutorizado + estado.Recepcion!.CostoTotal - estado.Recepcion.MontoSolicitado;
}
