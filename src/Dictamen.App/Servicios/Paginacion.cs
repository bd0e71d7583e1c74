namespace Dictamen.App.Servicios;

/// <summary>A page of something in order: the one that was asked for, or the nearest one that there is.</summary>
/// <param name="Pagina">Page, from 1.</param>
/// <param name="Paginas">How many pages there are, at least one.</param>
/// <param name="PorPagina">How many fit in each.</param>
public readonly record struct Paginacion(int Pagina, int Paginas, int PorPagina)
{
    /// <summary>The page that was asked for of so many.</summary>
    public static Paginacion De(int total, int porPagina, int pagina)
    {
        var paginas = Math.Max(1, (total + porPagina - 1) / porPagina);
        return new Paginacion(Math.Clamp(pagina, 1, paginas), paginas, porPagina);
    }

    /// <summary>How many come before it.</summary>
    public int Antes => (Pagina - 1) * PorPagina;

    /// <summary>What is in it.</summary>
    public IEnumerable<T> De<T>(IEnumerable<T> todos) => todos.Skip(Antes).Take(PorPagina);
}
