using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Dictamen.App.Servicios;
using Dictamen.Web.Componentes;
using Microsoft.AspNetCore.Http;

namespace Dictamen.Web.Solicitante.Formulario;

/// <summary>How a field is shown and typed.</summary>
public enum TipoDeCampo
{
    /// <summary>One line of text.</summary>
    Texto,

    /// <summary>Several lines of text.</summary>
    Area,

    /// <summary>E-mail address.</summary>
    Correo,

    /// <summary>Telephone.</summary>
    Telefono,

    /// <summary>Number, with or without decimals.</summary>
    Numero,

    /// <summary>Whole number.</summary>
    Entero,

    /// <summary>Pesos.</summary>
    Monto,

    /// <summary>Day.</summary>
    Fecha,

    /// <summary>Hour.</summary>
    Hora,

    /// <summary>One of a few, all in view.</summary>
    Opciones,

    /// <summary>One of many, in a list.</summary>
    Lista,

    /// <summary>A box to tick.</summary>
    Casilla,

    /// <summary>A file; it is not a value of the draft.</summary>
    Archivo,

    /// <summary>Nothing to type: what the page shows, sent back with the rest. Its value is the only one to choose from.</summary>
    Mostrado,
}

/// <summary>A value that a field may have, and its words.</summary>
public sealed record Opcion(string Valor, string Texto);

/// <summary>A part of a section: a field, a table or a heading.</summary>
public abstract record Parte
{
    /// <summary>Value of the form's options with which it is shown; always when <see langword="null"/>. The style sheet hides it with any other, so that no script is needed and what was typed stays.</summary>
    public string? SoloSi { get; init; }
}

/// <summary>A heading within a section, with a text below it.</summary>
public sealed record Subtitulo(string Texto, string? Ayuda = null) : Parte;

/// <summary>A field.</summary>
/// <param name="Ruta">Path as the format numbers it; within a table, that of the column.</param>
/// <param name="Etiqueta">Label.</param>
/// <param name="Tipo">How it is typed.</param>
/// <param name="Ayuda">What helps to fill it in.</param>
public sealed record Campo(string Ruta, string Etiqueta, TipoDeCampo Tipo = TipoDeCampo.Texto, string? Ayuda = null) : Parte
{
    /// <summary>Values to choose from.</summary>
    public IReadOnlyList<Opcion> Valores { get; init; } = [];

    /// <summary>Whether a field of files takes several documents, kept with the draft; otherwise several photographs are the pages of one.</summary>
    public bool Varios { get; init; }

    /// <summary>Kinds of file that a field of files takes, as browsers filter them.</summary>
    public string Admite { get; init; } = ".pdf,.jpg,.jpeg,.png";

    /// <summary>What is said of a CLABE whose check digit does not match, as soon as it is typed; nothing of other fields.</summary>
    public string? Advertencia { get; init; }

    /// <summary>What browsers may fill in by themselves (WCAG 1.3.5).</summary>
    public string? Autocompletar { get; init; }

    /// <summary>A value of the field as people read it.</summary>
    internal string EnPalabras(string valor) => Tipo == TipoDeCampo.Casilla ? (valor.Length > 0 ? "Sí" : "No") : Valores.FirstOrDefault(v => v.Valor == valor)?.Texto ?? valor;
}

/// <summary>A table whose rows are fields.</summary>
/// <param name="Ruta">Path of the table.</param>
/// <param name="Titulo">Heading.</param>
/// <param name="Renglon">Word for one row, for example «Meta».</param>
/// <param name="Columnas">Columns.</param>
public sealed record Tabla(string Ruta, string Titulo, string Renglon, ImmutableArray<Campo> Columnas) : Parte
{
    /// <summary>What helps to fill it in.</summary>
    public string? Ayuda { get; init; }

    /// <summary>Most rows; a technical limit where the rules fix none.</summary>
    public int Maximo { get; init; } = RenglonesDeCampos.Maximo;

    /// <summary>Keys and words of the rows, where they are given and nobody adds any.</summary>
    public ImmutableArray<Opcion> Fijos { get; init; } = [];

    /// <summary>Keys of the rows to show: the given ones, or those in which something was typed, and at least one.</summary>
    public IEnumerable<Opcion> Renglones(IReadOnlyDictionary<string, string> campos) => !Fijos.IsEmpty
        ? Fijos
        : Enumerable.Range(1, Math.Clamp(campos.Keys.Select(c => RenglonesDeCampos.Numero(c, Ruta)).DefaultIfEmpty(0).Max(), 1, Maximo))
            .Select(n => n.ToString(CultureInfo.InvariantCulture)).Select(n => new Opcion(n, $"{Renglon} {n}"));

    /// <summary>The field of a column in a row.</summary>
    public Campo En(string renglon, Campo columna) => columna with { Ruta = $"{Ruta}[{renglon}].{columna.Ruta}" };
}

/// <summary>A section of a form.</summary>
/// <param name="Id">Word of its address.</param>
/// <param name="Titulo">Heading.</param>
/// <param name="Ayuda">What it is about.</param>
/// <param name="Partes">Its parts, in order.</param>
public sealed partial record Apartado(string Id, string Titulo, string Ayuda, ImmutableArray<Parte> Partes)
{
    /// <summary>Id of an element of the page for a path.</summary>
    public static string Ancla(string ruta) => "c-" + NoEsPalabra().Replace(ruta, "-").Trim('-');

    /// <summary>Id of the element of the page that holds a row of a table.</summary>
    public static string AnclaDeRenglon(string tabla, string renglon) => $"{Ancla(tabla)}-renglon-{renglon}";

    /// <summary>Where a page goes on after a button for rows: at the row that was added, and otherwise at its table.</summary>
    /// <param name="accion">Button, as <see cref="Recibir"/> takes it.</param>
    /// <param name="campos">The fields after it.</param>
    /// <returns>Id of the element, or <see langword="null"/> when the button was another.</returns>
    internal string? AnclaTras(string accion, IReadOnlyDictionary<string, string> campos)
    {
        if (accion.IndexOf(':', StringComparison.Ordinal) is not (> 0 and var corte))
        {
            return null;
        }

        var ruta = accion[(corte + 1)..];
        return accion.StartsWith("agregar:", StringComparison.Ordinal) && Partes.OfType<Tabla>().FirstOrDefault(t => t.Ruta == ruta) is { } tabla
            ? AnclaDeRenglon(ruta, tabla.Renglones(campos).Last().Valor)
            : Ancla(Lugar(ruta, campos) is var lugar && ruta.StartsWith(lugar, StringComparison.Ordinal) ? lugar : ruta);
    }

    /// <summary>Every field that the section shows now.</summary>
    public IEnumerable<Campo> Campos(IReadOnlyDictionary<string, string> campos) => Partes.SelectMany(p => p switch
    {
        Campo c => [c],
        Tabla t => t.Renglones(campos).SelectMany(r => t.Columnas.Select(c => t.En(r.Valor, c))),
        _ => Enumerable.Empty<Campo>(),
    });

    /// <summary>Fields of the section in which what is stored is not what a page shows, in the order of the section.</summary>
    internal IReadOnlyList<CampoDistinto> Distintos(IReadOnlyDictionary<string, string> pagina, IReadOnlyDictionary<string, string> guardados)
    {
        var distintas = VentanaDeBorrador.Diferencias(pagina, guardados).ToHashSet(StringComparer.Ordinal);
        var todos = pagina.Concat(guardados).DistinctBy(c => c.Key).ToDictionary(StringComparer.Ordinal);
        return [.. Partes.SelectMany(p => p switch
        {
            Campo c => [("", c)],
            Tabla t => t.Renglones(todos).SelectMany(r => t.Columnas.Select(c => ($"{r.Texto}, ", t.En(r.Valor, c)))),
            _ => Enumerable.Empty<(string Renglon, Campo Campo)>(),
        }).Where(x => distintas.Contains(x.Item2.Ruta))
            .Select(x => new CampoDistinto(Ancla(Lugar(x.Item2.Ruta, pagina)), x.Item1 + x.Item2.Etiqueta, x.Item2.EnPalabras(guardados.GetValueOrDefault(x.Item2.Ruta, ""))))];
    }

    /// <summary>Whether anything was typed in the section.</summary>
    public bool Empezado(IReadOnlyDictionary<string, string> campos) => Campos(campos).Any(c => !string.IsNullOrWhiteSpace(campos.GetValueOrDefault(c.Ruta)));

    /// <summary>Path of the field, or of the table, at which a fault is shown.</summary>
    public string Lugar(string ruta, IReadOnlyDictionary<string, string> campos)
    {
        var rutas = Campos(campos).Select(c => c.Ruta).ToList();
        for (var r = ruta; r.Length > 0; r = Padre(r))
        {
            if (rutas.Contains(r) || Partes.Any(p => p is Tabla t && t.Ruta == r))
            {
                return r;
            }

            if (rutas.FirstOrDefault(x => x.StartsWith($"{r}.", StringComparison.Ordinal)) is { } primera)
            {
                return primera;
            }
        }

        return rutas.FirstOrDefault() ?? Id;
    }

    /// <summary>What the fields become with what was sent: every field of the section, and nothing of the others.</summary>
    /// <param name="campos">What was typed before.</param>
    /// <param name="enviado">The form.</param>
    /// <param name="accion">Button: <c>agregar:8.1</c>, <c>quitar:8.1[2]</c>, another one, or none when it saves by itself.</param>
    public ImmutableDictionary<string, string> Recibir(ImmutableDictionary<string, string> campos, IFormCollection enviado, string accion)
    {
        foreach (var parte in Partes)
        {
            campos = parte switch
            {
                Campo c => Poner(campos, c.Ruta, enviado),
                Tabla { Fijos.IsEmpty: false } t => t.Fijos.SelectMany(r => t.Columnas.Select(c => t.En(r.Valor, c))).Aggregate(campos, (todos, c) => Poner(todos, c.Ruta, enviado)),
                Tabla t => RecibirTabla(campos, t, enviado, accion),
                _ => campos,
            };
        }

        return campos;
    }

    private static ImmutableDictionary<string, string> RecibirTabla(ImmutableDictionary<string, string> campos, Tabla t, IFormCollection enviado, string accion)
    {
        campos = campos.RemoveRange(campos.Keys.Where(c => RenglonesDeCampos.Numero(c, t.Ruta) > 0));
        var ultimo = Math.Min(t.Maximo, enviado.Keys.Select(c => RenglonesDeCampos.Numero(c, t.Ruta)).DefaultIfEmpty(0).Max());
        for (var n = 1; n <= ultimo; n++)
        {
            foreach (var columna in t.Columnas)
            {
                campos = Poner(campos, t.En(n.ToString(CultureInfo.InvariantCulture), columna).Ruta, enviado);
            }
        }

        if (accion == $"agregar:{t.Ruta}" && ultimo < t.Maximo)
        {
            // An empty value marks the new row; it goes away with the next saving when nothing was typed in it.
            return campos.SetItem($"{t.Ruta}[{(ultimo + 1).ToString(CultureInfo.InvariantCulture)}].{t.Columnas[0].Ruta}", "");
        }

        if (accion.StartsWith("quitar:", StringComparison.Ordinal) && RenglonesDeCampos.Numero(accion["quitar:".Length..], t.Ruta) is > 0 and var quitado)
        {
            return RenglonesDeCampos.Quitar(campos, t.Ruta, quitado);
        }

        // While the page stays open its rows keep their numbers.
        return accion is "continuar" or "lista" ? RenglonesDeCampos.SinVacios(campos, t.Ruta) : campos;
    }

    private static ImmutableDictionary<string, string> Poner(ImmutableDictionary<string, string> campos, string ruta, IFormCollection enviado)
    {
        var valor = enviado[ruta].ToString().ReplaceLineEndings("\n");
        return valor.Length > 0 || RenglonDe(ruta) ? campos.SetItem(ruta, valor) : campos.Remove(ruta);
    }

    private static bool RenglonDe(string ruta) => ruta.Contains('[', StringComparison.Ordinal);

    private static string Padre(string ruta)
    {
        var corte = Math.Max(ruta.LastIndexOf('.'), ruta.LastIndexOf('['));
        return corte <= 0 ? "" : ruta[..corte];
    }

    [GeneratedRegex("[^A-Za-z0-9_]+")]
    private static partial Regex NoEsPalabra();
}
