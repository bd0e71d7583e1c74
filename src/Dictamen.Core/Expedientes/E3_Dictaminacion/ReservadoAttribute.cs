namespace Dictamen.Core.Expedientes.E3_Dictaminacion;

/// <summary>Marks a fact of a file that the file's committee is not told: who reviews the project and what each said (4.2.3.2).</summary>
/// <remarks>Every fact of the dictaminación carries it. One that says what became of the project is told once the results are published.</remarks>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ReservadoAttribute : Attribute
{
    /// <summary>Whether the fact is told once the results are published.</summary>
    public bool HastaPublicar { get; init; }
}
