using System.Text.RegularExpressions;
using Dictamen.App.Registro;
using Dictamen.Core.Expedientes;
using Dictamen.Web.Tests.Kit;
using Xunit;

namespace Dictamen.Web.Tests.Solicitante;

/// <summary>A committee reads words. The id of a rule stands only where the law is cited on purpose: in a foundation, after its numeral, and in the arithmetic of a term.</summary>
public sealed partial class PalabrasDelComiteTests
{
    public static TheoryData<DateOnly> Dias => [Muestreo.Dia.Recepcion, Muestreo.Dia.Papeles, Muestreo.Dia.Finales, Muestreo.Dia.Impedida];

    [Theory, MemberData(nameof(Dias))]
    public async Task NoPageOfACommitteeSpeaksInIdsOfRules(DateOnly dia)
    {
        await using var sitio = await Sitio.EnAsync(dia);
        var faltas = new List<string>();
        foreach (var n in Enumerable.Range(1, Muestreo.Proyectos.Count))
        {
            var folio = $"{Muestreo.Id}-{n:D6}";
            if ((await sitio.De<Repositorio>().CargarAsync<Expediente>(folio)).Estado.Recepcion is null)
            {
                continue;
            }

            var comite = new ComiteEnSuExpediente(sitio, folio);
            var pagina = await comite.VerAsync();
            foreach (var accion in Accion().Matches(pagina).Select(m => m.Groups[1].Value).Distinct())
            {
                faltas.AddRange(Ids(await comite.VerAsync(accion)).Select(f => $"{folio}/{accion}: {f}"));
            }

            faltas.AddRange(Ids(pagina).Select(f => $"{folio}: {f}"));
        }

        Assert.True(faltas.Count == 0, string.Join('\n', faltas.Distinct().Take(40)));
    }

    private static IEnumerable<string> Ids(string pagina) => Id().Matches(Citado().Replace(pagina, "")).Select(m => m.Value);

    // A foundation, and the days of a term one by one; what is hidden nobody reads, and a random token may hold anything.
    [GeneratedRegex("<input type=\"hidden\".*?>|<span class=\"regla\">.*?</span>|<summary>Cómo se contó el plazo.*?</details>", RegexOptions.Singleline)]
    private static partial Regex Citado();

    [GeneratedRegex(".{0,60}(?:AMB|PZ|DH)-[0-9L].{0,20}")]
    private static partial Regex Id();

    [GeneratedRegex("<a (?:class=\"boton\" )?href=\"/expediente/[^/\"]+/([a-z0-9-]+(?:/[0-9]+)?)\"")]
    private static partial Regex Accion();
}
