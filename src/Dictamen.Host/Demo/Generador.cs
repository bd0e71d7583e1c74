using System.Globalization;
using Dictamen.Core.Programas;

namespace Dictamen.Host.Demo;

/// <summary>Makes as many projects as are asked for: those of the sample, and then others in their image, each of a community of its own.</summary>
internal sealed class Generador(Muestra muestra, Bases bases, int semilla)
{
    private static readonly string[] Indicadores = ["I1", "I2", "I4", "I5", "I6", "I7"];
    private const string Alfabeto = "0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ";

    /// <summary>Projects, and the bases that call their localities with money for three of four.</summary>
    public (IReadOnlyList<ProyectoDeMuestra> Proyectos, Bases Bases) Generar(int cuantos)
    {
        var deMuestra = muestra.Proyectos.Take(cuantos).ToList();
        if (cuantos <= muestra.Proyectos.Count)
        {
            return (deMuestra, bases);
        }

        var otros = ParallelEnumerable.Range(muestra.Proyectos.Count + 1, cuantos - muestra.Proyectos.Count).AsOrdered().Select(n => Otro(muestra.Proyectos[n % muestra.Proyectos.Count], n));
        List<ProyectoDeMuestra> todos = [.. deMuestra, .. otros];
        var localidades = todos.Select(p => p.Comunidad).DistinctBy(c => c.Cvegeo).Select(c => new LocalidadConvocada(c.Cvegeo, c.Estado, c.Municipio, c.Localidad));
        var solicitado = todos.Sum(p => p.Conceptos.Sum(c => c.MontoPcs));
        return (todos, bases with { Cobertura = [.. localidades], MontoTotal = decimal.Truncate(solicitado * 3 / 4) });
    }

    private ProyectoDeMuestra Otro(ProyectoDeMuestra molde, int n)
    {
        var azar = new Random((semilla * 1_000_003) + n);
        var comunidad = molde.Comunidad with
        {
            Nombre = $"{molde.Comunidad.Nombre} {n.ToString(CultureInfo.InvariantCulture)}",
            Habitantes = azar.Next(120, 2_000),
        };
        return molde with
        {
            Numero = n,
            Comunidad = comunidad,
            Integrantes = [.. molde.Integrantes.Select((i, k) => i with { Curp = Curp(i.Curp, n, k), Correo = $"{i.Cargo.ToLowerInvariant()}.{n}@ejemplo.invalid" })],
            Entra = null,
            Guion = Suerte(azar),
        };
    }

    // Most do what is due and in time; every branch of the road keeps its share.
    private static Guion Suerte(Random azar)
    {
        string? Entre(double probabilidad, params string[] valores) => azar.NextDouble() < probabilidad ? valores[azar.Next(valores.Length)] : null;
        var recepcion = Entre(0.15, "corrige", "corrige", "corrige", "tarde", "parcial", "nunca");
        string[] faltables = ["AAC", "CURP/Tesorero", "IDENTIFICACION/Secretario", "ESCRITO_PARENTESCO"];
        return new Guion
        {
            Nota = Math.Round(6.2m + ((decimal)azar.NextDouble() * 3.6m), 2),
            Recepcion = recepcion,
            Faltan = recepcion is null ? [] : [faltables[azar.Next(4)], "CURP/Representante"],
            Dictamen = Entre(0.03, "inviable"),
            Divergencia = azar.NextDouble() < 0.02,
            Ajuste = Entre(0.2, "primero", "primero", "segundo", "silencio_primero", "nunca"),
            Convenio = Entre(0.05, "silencio", "dos_firmas", "error", "error"),
            Papeles = Entre(0.04, "nunca", "cuenta_vieja", "clabe_con_digito_dudoso"),
            Parcial = Entre(0.1, "no_cumple", "requiere", "requiere_silencio", "tarde"),
            Visita = azar.NextDouble() < 0.3 ? azar.Next(4, 11) * 10 : null,
            Fallan = [.. Indicadores.Where(_ => azar.NextDouble() < 0.08)],
            Final = Entre(0.05, "nunca", "ultimo_dia", "requiere"),
            Renuncia = Entre(0.02, "dictaminacion", "apoyado", "ejecucion"),
        };
    }

    // Another birth date gives another CURP; its check digit is computed anew.
    private static string Curp(string molde, int n, int k)
    {
        var fecha = new DateOnly(1950, 1, 1).AddDays(((n * 3) + k) % 17_000);
        var letras = string.Create(4, (molde, n, k), static (c, x) =>
        {
            x.molde.AsSpan(0, 4).CopyTo(c);
            c[0] = (char)('A' + ((x.n / 17_000) + x.k) % 26);
            c[2] = (char)('A' + (x.n / 31 % 26));
            c[3] = (char)('A' + (x.n % 26));
        });
        var sin = $"{letras}{fecha:yyMMdd}{molde[10..16]}0";
        var suma = sin.Select((c, i) => Alfabeto.IndexOf(c, StringComparison.Ordinal) * (18 - i)).Sum();
        return sin + (char)('0' + ((10 - (suma % 10)) % 10));
    }
}
