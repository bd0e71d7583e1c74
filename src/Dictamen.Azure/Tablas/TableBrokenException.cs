namespace Dictamen.Azure.Tablas;

/// <summary>Carries where the table breaks out of its check.</summary>
internal sealed class TableBrokenException(TableBreak where) : Exception(where.Reason)
{
    /// <summary>Where.</summary>
    public TableBreak Break => where;
}
