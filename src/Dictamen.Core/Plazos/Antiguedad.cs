namespace Dictamen.Core.Plazos;

/// <summary>How old a document may be: months that run backwards from the day on which it is handed in.</summary>
[Regla("DH-L-10")]
public static class Antiguedad
{
    /// <summary>Earliest admissible day of issue: the same day number that many months before, or the last day of that month where it lacks it.</summary>
    /// <param name="entrega">Day on which the document is handed in.</param>
    /// <param name="meses">Months that it may be old at most.</param>
    public static DateOnly Limite(DateOnly entrega, int meses) => entrega.AddMonths(-meses);
}
