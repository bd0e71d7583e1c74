using System.Collections.Immutable;
using Dictamen.App.Consultas;
using Dictamen.App.Personas;
using Dictamen.App.Ports;
using Dictamen.App.Registro;
using Dictamen.Core;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E3_Dictaminacion;
using Dictamen.Core.Expedientes.E3_Dictaminacion.Actas;
using Dictamen.Core.Programas;

namespace Dictamen.App.Servicios.Operacion;

/// <summary>Puts together, before an act is made, what it takes besides what was captured: the document that it writes, and what the lists of files say.</summary>
public sealed class Preparacion(Repositorio repositorio, IFichaStore fichas, PublicacionOficial publicacion, LimiteDeProyectos limite, Resumenes resumenes, ConvocatoriasEnMemoria convocatorias, AvisoDeFirma avisos, FichasDelComite delComite)
{
    private const int PorActa = 500;

    /// <summary>The content of a publication.</summary>
    public async ValueTask PublicarAsync(Captura x, TipoDePublicacion cual, CancellationToken ct) =>
        x.Contenido = await publicacion.PrepararAsync(x.Clave, cual, ct).ConfigureAwait(false);

    /// <summary>How a project exceeds the limit of projects.</summary>
    public ValueTask ExcluirAsync(Captura x)
    {
        x.Excedente = limite.De(Folio.Parse(x.Clave));
        return default;
    }

    /// <summary>The projects that there are, in this convocatoria and in others.</summary>
    public ValueTask BuscarAsync(Captura x)
    {
        x.Existe = f => resumenes.De(f) is not null;
        return default;
    }

    /// <summary>The projects of the next acta, and its text. The limit of projects is verified before they are recorded.</summary>
    [Regla("PCS-A1-01", "PCS-4.2.3.2-02", "PCS-3.3-13")]
    public async ValueTask LevantarAsync(Captura x, Contexto contexto, CancellationToken ct)
    {
        // The text names who reviewed what: no other secretary sees it, in a preview either.
        if (LevantarActa.SinFacultad(contexto) is { } ajena)
        {
            x.Fallar(new Falla("", ajena.Regla, ajena.Mensaje));
            return;
        }

        var enActas = convocatorias.EnActas();
        x.Grupo = x.Expedientes
            .Where(r => r.PorAsentar && !enActas.ContainsKey(r.Folio))
            .GroupBy(r => string.Join('|', r.Dictaminadores.Values))
            .OrderByDescending(g => g.Count())
            .FirstOrDefault()?.Take(PorActa).ToList() ?? [];
        if (x.Grupo is not [var primero, ..] || contexto.Convocatoria is not { SecretariaTecnica: { } secretaria } convocatoria)
        {
            x.Fallar("", x.Expedientes.FirstOrDefault(r => r.PorAsentar && enActas.ContainsKey(r.Folio)) is { } enFirmas
                ? $"No hay proyectos con resultado acordado por asentar: los que hay están ya en un Acta. Reúna las firmas que falten del Acta {enActas[enFirmas.Folio].Id} o, si no podrá reunirlas, déjela sin efecto."
                : "No hay proyectos con resultado acordado por asentar.");
            return;
        }

        foreach (var falla in limite.FallasDelActa(convocatoria.Id, x.Grupo.Select(r => r.Folio).ToHashSet()))
        {
            x.Fallar(falla);
        }

        (PersonaId, string) Firmante(Asiento a) => (primero.Dictaminadores[a.Id], convocatoria.FirmaPor(a.Id, primero.Dictaminadores[a.Id])) switch
        {
            var (dictamino, firma) when dictamino == firma => (firma, a.Nombre),
            var (_, firma) => (firma, $"{a.Nombre}, en lugar de quien dictaminó y dejó el Comité Dictaminador"),
        };
        List<(PersonaId Persona, string Calidad)> firmantes = [.. contexto.Programa.ComiteDictaminador.Select(Firmante), (secretaria, "Secretaría Técnica, sin voto")];
        var nombres = (await fichas.GetAsync([.. firmantes.Select(f => f.Persona)], contexto.Actor, new Uso(Finalidad.SistemasDeDatos, "Levantar el Acta de Dictaminación (glosario)"), ct).ConfigureAwait(false))
            .ToDictionary(f => f.Id, f => f.NombreCompleto);
        var proyectos = await repositorio.ExpedientesAsync(x.Grupo.Select(r => r.Folio), ct).ConfigureAwait(false);
        foreach (var (_, calidad) in firmantes.Where(f => nombres.GetValueOrDefault(f.Persona) is not { Length: > 0 }))
        {
            x.Fallar("", $"El Acta lleva nombres y firmas (glosario), y falta el nombre de quien firma como {calidad}. Captúrelo al integrar o reemplazar al Comité Dictaminador.");
        }

        // Who signs for somebody that left takes part in what was decided: a conflict that the record shows keeps them from it too.
        foreach (var (miembro, proyecto) in convocatoria.Integrantes.Values.Where(m => primero.Dictaminadores.GetValueOrDefault(m.Asiento) is var d && d != m.Persona && convocatoria.FirmaPor(m.Asiento, d) == m.Persona).SelectMany(m => proyectos.Select(e => (m, e))))
        {
            if (Impedimentos.Conflicto(miembro, proyecto) is not null)
            {
                x.Fallar(new Falla("", "DH-21-01", $"Quien ocupa ahora el asiento {miembro.Asiento} tiene un conflicto de interés con el proyecto {proyecto.Folio} y no puede firmar su Acta: reemplácelo en el Comité Dictaminador."));
            }
        }

        x.Generar($"{x.Clave}.txt", TextoDeActa.Escribir(x.Clave, contexto.Programa, convocatoria, contexto.Hoy, proyectos, firmantes.Select(f => (nombres.GetValueOrDefault(f.Persona, ""), f.Calidad))));
    }

    /// <summary>Tells who must sign an acta that it waits for them.</summary>
    public async Task AvisarFirmasAsync(string acta, CancellationToken ct) =>
        await avisos.EnviarAsync((await repositorio.CargarAsync<Acta>(acta, ct).ConfigureAwait(false)).Estado, ct).ConfigureAwait(false);

    /// <summary>The account that was captured for a payment, to be compared with the statement. Whoever looks is noted, as with any personal datum.</summary>
    [Regla("PCS-4.2.3.3-10", "PCS-A6-C4E-01")]
    public async ValueTask<IReadOnlyList<Campo>> CuentaAsync(Expediente expediente, int? ministracion, Contexto contexto, CancellationToken ct)
    {
        if (ministracion is not { } numero)
        {
            return [];
        }

        var suyas = await delComite.DeAsync(expediente.Recepcion!, contexto.Actor, new Uso(Finalidad.SistemasDeDatos, "Revisar la cuenta en la que se paga (4.2.3.3)"), ct).ConfigureAwait(false);
        return [.. CuentasDelProyecto.De(suyas.Values, expediente.Folio, numero) is { } cuenta
            ? cuenta.EnPalabras().Select(d => new Campo("", d.Que, TipoDeCampo.Dato) { Valor = d.Texto })
            : []];
    }

    /// <summary>What an acta records: the folios and results of its group.</summary>
    internal static LevantarActa Levantar(Captura x, Contexto contexto) => new(
        x.Clave,
        [.. x.Grupo.Select(r => new RenglonDeActa(r.Folio.Consecutivo, r.Dictamen!.Calificacion, r.Dictamen.Favorable))],
        x.Generados is [var acta, ..] ? acta.Huella : default,
        x.Grupo is [var primero, ..] ? primero.Dictaminadores.ToImmutableDictionary(d => d.Key, d => contexto.Convocatoria!.FirmaPor(d.Key, d.Value)) : null);
}
