using System.Collections.Immutable;
using Dictamen.App.Ports;
using Dictamen.Core;

namespace Dictamen.App.Servicios;

/// <summary>The page from which a section of a draft is saved. One that was opened earlier does not put what it shows in the place of what was saved in between.</summary>
/// <remarks>Pages are told apart by number and not by what they show: where the answer to a saving is lost, the page saves again over its own words, and that is no conflict.</remarks>
/// <param name="Apartado">Section; empty for a draft that is saved as a whole.</param>
/// <param name="Id">Number of the page, drawn when it was made.</param>
/// <param name="Vista">Page that had saved the section last when this one was made, empty when none had; <see langword="null"/> from a page that does not say.</param>
/// <param name="Paso">Number of this saving among those of the page, greater than those before; <see langword="null"/> from a page that does not count them. The network may bring them in another order.</param>
public sealed record VentanaDeBorrador(string Apartado, string Id, string? Vista, long? Paso = null)
{
    /// <summary>Code of the refusal of a page that was opened earlier.</summary>
    public const string Codigo = "OTRA_VENTANA";

    internal static Rechazo Anterior { get; } = new(
        Codigo, "PCS-4.2.2-01", "Esto se guardó en otra ventana, o lo guardó otra persona. Lo que escribe aquí no se está guardando: pulse Guardar para ver qué cambió.");

    /// <summary>A number for a page.</summary>
    public static string Numero() => Imprevisible.Numero(16);

    /// <summary>Fields that two fillings of a form do not have alike. One that was left empty is as one that is not there.</summary>
    public static IEnumerable<string> Diferencias(IReadOnlyDictionary<string, string> unos, IReadOnlyDictionary<string, string> otros) =>
        unos.Keys.Union(otros.Keys, StringComparer.Ordinal).Where(c => unos.GetValueOrDefault(c, "") != otros.GetValueOrDefault(c, ""));

    /// <summary>Whether it knows what is stored: it wrote it, or was made from it.</summary>
    internal bool Conoce(Borrador borrador) => Vista is null || borrador.UltimaVentana(Apartado) is var ultima && (ultima == Id || ultima == Vista);

    /// <summary>Whether the page itself sent something later that is stored already.</summary>
    internal bool SeAdelanto(Borrador borrador) => borrador.Pasos.GetValueOrDefault(Apartado) is { } ultimo && ultimo.Ventana == Id && Paso < ultimo.Numero;
}

/// <summary>Saving from a page.</summary>
internal static class GuardadoDesdeVentana
{
    /// <summary>The draft with other fields, or the refusal of a page that was opened before they were saved, or that sent something later. Whoever changes nothing is no news to the others.</summary>
    /// <param name="borrador">What is stored.</param>
    /// <param name="campos">What its fields become.</param>
    /// <param name="desde">The page; <see langword="null"/> for what comes from no page, which every open page notices.</param>
    public static (Borrador? Nuevo, Rechazo? Rechazo) Con(this Borrador borrador, ImmutableDictionary<string, string> campos, VentanaDeBorrador? desde)
    {
        var (nuevo, ventana) = (borrador with { Campos = campos }, desde ?? new VentanaDeBorrador("", VentanaDeBorrador.Numero(), Vista: null));
        if (ventana.SeAdelanto(borrador))
        {
            return (null, VentanaDeBorrador.Anterior);
        }

        if (ventana.Paso is { } paso)
        {
            nuevo = nuevo with { Pasos = borrador.Pasos.SetItem(ventana.Apartado, new PasoDeVentana(ventana.Id, paso)) };
        }

        if (!VentanaDeBorrador.Diferencias(borrador.Campos, campos).Any())
        {
            return (nuevo, null);
        }

        var otras = ventana.Apartado.Length == 0 ? ImmutableDictionary<string, string>.Empty : borrador.Ventanas;
        return ventana.Conoce(borrador) ? (nuevo with { Ventanas = otras.SetItem(ventana.Apartado, ventana.Id) }, null) : (null, VentanaDeBorrador.Anterior);
    }
}
