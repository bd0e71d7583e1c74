using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Dictamen.App.Consultas;
using Dictamen.Core;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E3_Dictaminacion.Actas;

namespace Dictamen.App.Servicios.Operacion;

/// <summary>The technical secretary's acts upon an Acta de Dictaminación.</summary>
public static class ActosDeActa
{
    private const int PorActa = 500;

    /// <summary>All of them.</summary>
    public static ImmutableArray<FormularioDeActo<Acta>> Todos { get; } =
    [
        new(
            "levantar",
            "Levantar el Acta de la sesión",
            typeof(LevantarActa),
            (a, c) => a.Id.Length == 0 && c.Convocatoria?.SecretariaTecnica is not null,
            (_, _) => [new Campo("", "Proyectos", TipoDeCampo.Dato) { Valor = "Se asientan los proyectos con resultado acordado que dictaminaron las mismas personas. Los que tuvieron suplente van en otra Acta, que firma quien suplió." }],
            Levantar),
        new(
            "firmar",
            "Firmar el Acta por la Secretaría Técnica",
            typeof(FirmarActa),
            (a, _) => a.FirmasQueFaltan.Contains(Acta.SecretariaTecnica),
            (a, _) => [new Campo("", "Acta", TipoDeCampo.Dato) { Valor = $"{a.Renglones.Length} proyectos; huella {a.Documento}" }],
            (_, a, _) => new FirmarActa(a.Documento)),
    ];

    private static LevantarActa Levantar(Captura x, Acta acta, Contexto contexto)
    {
        var grupo = x.Expedientes
            .Where(r => r is { Estatus: Estatus.EnDictaminacion, Dictamen: not null, EnActa: false })
            .GroupBy(r => string.Join('|', r.Dictaminadores.Values))
            .OrderByDescending(g => g.Count())
            .FirstOrDefault()?.Take(PorActa).ToList() ?? [];
        if (grupo.Count == 0)
        {
            x.Fallar("", "No hay proyectos con resultado acordado por asentar.");
        }

        return new LevantarActa(
            x.Clave,
            [.. grupo.Select(r => new RenglonDeActa(r.Folio.Consecutivo, r.Dictamen!.Calificacion, r.Dictamen.Favorable))],
            x.Generar($"{x.Clave}.txt", Texto(x.Clave, grupo, contexto)),
            grupo.FirstOrDefault()?.Dictaminadores.ToImmutableDictionary());
    }

    private static string Texto(string id, List<Resumen> grupo, Contexto contexto)
    {
        var texto = new StringBuilder($"Acta de Dictaminación {id}\n{contexto.Programa.Nombre}\n\nFolio\tCalificación\tResultado\n");
        foreach (var r in grupo)
        {
            texto.Append(CultureInfo.InvariantCulture, $"{r.Folio}\t{r.Dictamen!.Calificacion}\t{(r.Dictamen.Favorable ? "Favorable" : "No favorable")}\n");
        }

        return texto.Append('\n').Append(contexto.Programa.Leyendas["LEY-01"]).Append(".\n").ToString();
    }
}
