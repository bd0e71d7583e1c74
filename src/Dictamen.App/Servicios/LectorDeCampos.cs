using System.Collections.Immutable;
using System.Globalization;
using Dictamen.Core;

namespace Dictamen.App.Servicios;

/// <summary>Reads typed text as values. What cannot be read becomes an empty value and a fault at its field, so that a draft can always be kept and reviewed.</summary>
/// <param name="campos">What was typed, by path.</param>
public sealed class LectorDeCampos(IReadOnlyDictionary<string, string> campos)
{
    private const string DebeLlenarse = "PCS-4.2.2-01";
    private readonly ImmutableArray<Falla>.Builder _fallas = ImmutableArray.CreateBuilder<Falla>();

    /// <summary>What could not be read.</summary>
    public ImmutableArray<Falla> Ilegibles => _fallas.ToImmutable();

    /// <summary>Text without the spaces around it.</summary>
    public string Texto(string ruta) => campos.GetValueOrDefault(ruta, "").Trim();

    /// <summary>Lines of a text that are not empty.</summary>
    public ImmutableArray<string> Lista(string ruta) => [.. Texto(ruta).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    /// <summary>Whether a box is ticked.</summary>
    public bool Marca(string ruta) => Texto(ruta).Length > 0;

    /// <summary>A number; 0 when nothing was typed. Thousands may be separated with commas, and an amount may carry its sign of pesos.</summary>
    public decimal Numero(string ruta) => Leido(ruta, NumeroEscrito.Leer, NumeroEscrito.Ilegible);

    /// <summary>A percentage, with its sign or without; 0 when nothing was typed.</summary>
    public decimal Porcentaje(string ruta) => Leido(ruta, NumeroEscrito.LeerPorcentaje, NumeroEscrito.Ilegible);

    /// <summary>A whole number; 0 when nothing was typed.</summary>
    public int Entero(string ruta) => Leido(ruta, NumeroEscrito.LeerEntero, NumeroEscrito.NoEsEntero);

    /// <summary>A day; the first of all when nothing was typed.</summary>
    public DateOnly Fecha(string ruta)
    {
        var texto = Texto(ruta);
        if (texto.Length == 0)
        {
            return default;
        }

        if (DateOnly.TryParseExact(texto, ["yyyy-MM-dd", "dd/MM/yyyy", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var dia))
        {
            return dia;
        }

        _fallas.Add(new Falla(ruta, DebeLlenarse, $"«{NumeroEscrito.Corto(texto)}» no es una fecha; escríbala como día/mes/año, por ejemplo 05/11/2019."));
        return default;
    }

    /// <summary>An hour; <see langword="null"/> when nothing was typed.</summary>
    public TimeOnly? Hora(string ruta)
    {
        var texto = Texto(ruta);
        if (texto.Length == 0)
        {
            return null;
        }

        if (TimeOnly.TryParseExact(texto, ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var hora))
        {
            return hora;
        }

        _fallas.Add(new Falla(ruta, DebeLlenarse, $"«{NumeroEscrito.Corto(texto)}» no es una hora; escríbala de 00:00 a 23:59, por ejemplo 10:30."));
        return null;
    }

    /// <summary>Rows of a table, from 1 to the last one in which something was typed. What stands beyond the last row that a table may have is a fault, and is not read.</summary>
    public IEnumerable<string> Renglones(string tabla)
    {
        var ultimo = campos.Where(c => c.Value.Trim().Length > 0).Select(c => RenglonesDeCampos.Numero(c.Key, tabla)).DefaultIfEmpty(0).Max();
        if (ultimo > RenglonesDeCampos.Maximo)
        {
            _fallas.Add(new Falla(tabla, DebeLlenarse, $"Hay datos en el renglón {ultimo} y se admiten hasta {RenglonesDeCampos.Maximo}: quite los renglones que sobran."));
        }

        return Enumerable.Range(1, Math.Min(ultimo, RenglonesDeCampos.Maximo)).Select(n => string.Create(CultureInfo.InvariantCulture, $"{tabla}[{n}]"));
    }

    private T Leido<T>(string ruta, Func<string, T?> leer, Func<string, string> ilegible) where T : struct
    {
        var texto = Texto(ruta);
        if (texto.Length == 0)
        {
            return default;
        }

        if (leer(texto) is { } valor)
        {
            return valor;
        }

        _fallas.Add(new Falla(ruta, DebeLlenarse, ilegible(texto)));
        return default;
    }
}
