using System.Collections.Immutable;
using System.Globalization;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Programas;

namespace Dictamen.Core.Expedientes.E5_Ajuste;

/// <summary>What a project commits to where that is not what its application said: the adjusted project and the modification are papers, and the reports are compared with this.</summary>
/// <param name="Objetivo">4: objective; <see langword="null"/> when it is that of the application.</param>
/// <param name="Metas">5: goals, all of them; empty when they are those of the application.</param>
[Regla("AMB-48", "PCS-4.2.4-02")]
public sealed record CompromisosAjustados(string? Objetivo, ImmutableArray<Meta> Metas)
{
    /// <summary>The application as it is in force: the «Anexo Técnico» that Anexo 11 names.</summary>
    /// <param name="solicitud">The application as it was handed in.</param>
    /// <param name="estado">The file.</param>
    public static Anexo3 Autorizado(Anexo3 solicitud, Expediente estado) => estado.Ajuste?.Compromisos is { } c
        ? solicitud with { Objetivo = c.Objetivo ?? solicitud.Objetivo, Metas = c.Metas.OVacio().IsEmpty ? solicitud.Metas : c.Metas }
        : solicitud;

    /// <summary>Whether both say the same.</summary>
    internal static bool Iguales(CompromisosAjustados? unos, CompromisosAjustados? otros) => (unos?.EnPalabras() ?? []).SequenceEqual(otros?.EnPalabras() ?? []);

    /// <summary>Everything that is wrong in them, by field of Anexo 3.</summary>
    internal IEnumerable<Falla> Fallas(Programa programa)
    {
        var fallas = new ListaDeFallas();
        if (Objetivo is not null)
        {
            fallas.Exigir(Objetivo, "4", "objetivo");
        }

        if (!Metas.OVacio().IsEmpty)
        {
            ValidacionDeMetas.Revisar(Metas, programa, fallas);
        }

        return fallas.Todas();
    }

    /// <summary>One line each.</summary>
    public IEnumerable<string> EnPalabras() =>
    [
        .. Objetivo is null ? [] : new[] { $"Objetivo: {Objetivo}" },
        .. EnPalabras(Metas),
    ];

    /// <summary>Goals, one line each.</summary>
    public static IEnumerable<string> EnPalabras(ImmutableArray<Meta> metas) =>
        metas.OVacio().Select((m, i) => $"Meta {i + 1}: {m.QueHara}, {m.Cuanto.ToString("0.####", CultureInfo.InvariantCulture)}, en {m.Donde}. Se comprobará con: {string.Join("; ", m.MaterialProbatorio.OVacio())}.");
}
