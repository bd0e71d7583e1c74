using Dictamen.Core.Plazos;

namespace Dictamen.Core.Convocatorias.Comunes;

/// <summary>A term of the authority passed without the act. The rules attach no consequence to it: it is recorded, it raises an alert, and the act stays owed (AMB-51).</summary>
/// <param name="Plazo">The term.</param>
[Regla("AMB-51")]
public sealed record PlazoDeAutoridadVencido(Plazo Plazo) : Hecho<Convocatoria>
{
    /// <inheritdoc/>
    public override string Relato =>
        $"El {Plazo.UltimoDia.Corta()} venció el plazo {Plazo.Id} de la autoridad sin que realizara el acto ({Plazo.Regla}). No aprueba ni rechaza nada; el acto sigue pendiente.";

    /// <inheritdoc/>
    public override Convocatoria Aplicar(Convocatoria estado) =>
        estado.Cerrar(Plazo.Id) with { Incumplimientos = estado.Incumplimientos.Add(Plazo) };
}
