using System.Collections.Immutable;
using Dictamen.App.Personas;
using Dictamen.App.Ports;
using Dictamen.App.Registro;
using Dictamen.Core;
using Dictamen.Core.Convocatorias;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Expedientes.E9_Cierre;
using Dictamen.Core.Programas;

namespace Dictamen.App.Servicios.Operacion;

/// <summary>
/// The register of beneficiaries (8.4). Its unit is the community that received support, one row for each supported project (AMB-49); people are counts. The three members of its committee are added only for
/// the register of all programmes or a comparison by another public body (8.2.1), and each look at them is logged with who it is for.
/// </summary>
public sealed class Padron(Publicacion publicacion, Repositorio repositorio, PoblacionDeProyectos poblacion, FichasDelComite fichas)
{
    /// <summary>Most characters of the name of whom it is for; it stands in the log of looks.</summary>
    public const int LargoDeDestino = 120;

    private static readonly ImmutableArray<string> Columnas =
    [
        "programa", "clave", "ejercicio", "convocatoria", "folio", "clave_comunidad", "comunidad", "cvegeo", "estado", "municipio", "localidad", "proyecto", "vertiente", "tematica", "estatus",
        "monto_asignado", "monto_convenio", "monto_entregado", "primera_entrega", "ultima_entrega", "monto_reintegrado", "mujeres", "hombres", "personas", "personas_segun", "monto_por_reintegrar",
    ];

    /// <summary>The register as CSV, without personal data; <see langword="null"/> for whoever is not of the office.</summary>
    [Regla("PCS-8.4-01", "AMB-49")]
    public async ValueTask<byte[]?> PorComunidadAsync(Actor? actor, Programa programa, CancellationToken ct = default) =>
        actor.Lee() ? Csv.Archivo(Columnas, (await RenglonesAsync(programa, ct).ConfigureAwait(false)).Select(r => r.Celdas)) : null;

    /// <summary>The register as CSV with the name and the CURP of each member of the committees, or the refusal.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="programa">Programme.</param>
    /// <param name="destino">Public body that it is for.</param>
    /// <param name="ct">Cancels the reading.</param>
    public async ValueTask<(byte[]? Archivo, Rechazo? Rechazo)> ConComiteAsync(Actor? actor, Programa programa, string destino, CancellationToken ct = default)
    {
        if (!actor.AtiendePersonas())
        {
            return (null, PapelDeOficina.SinFacultad);
        }

        if (destino.Trim() is not { Length: > 0 and <= LargoDeDestino } ente)
        {
            return (null, Rechazo.PorContenido([new Falla("destino", "PCS-8.2-01", $"Diga para qué ente público se integra, en hasta {LargoDeDestino} caracteres.")]));
        }

        var renglones = await RenglonesAsync(programa, ct).ConfigureAwait(false);
        var integrantes = renglones.Select(r => r.Expediente.Recepcion!).SelectMany(r => r.Integrantes.Select(i => (r.Anexo3, i.Persona)));
        var personas = await fichas.DeAsync(integrantes, actor!, new Uso(Finalidad.Transmision, $"Padrón de beneficiarios para {ente}"), ct).ConfigureAwait(false);
        return (
            Csv.Archivo(
                [.. Columnas, .. programa.CargosCpc.SelectMany(c => new[] { $"{c.ToLowerInvariant()}_nombre", $"{c.ToLowerInvariant()}_curp" })],
                renglones.Select(r => (object?[])[.. r.Celdas, .. programa.CargosCpc.SelectMany(c => Datos(r.Expediente, c, personas))])),
            null);
    }

    // A ficha that was erased leaves its cells empty.
    private static object?[] Datos(Expediente e, string cargo, IReadOnlyDictionary<(Huella Anexo3, PersonaId Persona), Ficha> personas) =>
        e.Recepcion!.Integrantes.FirstOrDefault(i => i.Cargo == cargo) is { } integrante && personas.TryGetValue((e.Recepcion.Anexo3, integrante.Persona), out var ficha) ? [ficha.NombreCompleto, ficha.Curp] : [null, null];

    private async ValueTask<IReadOnlyList<(Expediente Expediente, object?[] Celdas)>> RenglonesAsync(Programa programa, CancellationToken ct)
    {
        var renglones = new List<(Expediente, object?[])>();
        foreach (var c in (await publicacion.ConvocatoriasAsync(ct).ConfigureAwait(false)).Where(c => Publicacion.ProgramaDe(c).Id == programa.Id).OrderBy(c => c.Id, StringComparer.Ordinal))
        {
            var localidades = c.Bases!.Cobertura.ToDictionary(l => l.Cvegeo);
            renglones.AddRange(await (await publicacion.ApoyosAsync(c, ct).ConfigureAwait(false) ?? []).Where(a => a.Apoyado).OrderBy(a => a.Folio).LeerALaVezAsync(
                async (apoyo, token) =>
                {
                    var e = (await repositorio.CargarAsync<Expediente>(apoyo.Folio.ToString(), token).ConfigureAwait(false)).Estado;
                    return (e, await CeldasAsync(programa, c, e, apoyo.Monto, localidades, token).ConfigureAwait(false));
                },
                ct).ConfigureAwait(false));
        }

        return renglones;
    }

    private async ValueTask<object?[]> CeldasAsync(Programa programa, Convocatoria c, Expediente e, decimal asignado, Dictionary<string, LocalidadConvocada> localidades, CancellationToken ct)
    {
        var recepcion = e.Recepcion!;
        var cvegeo = ClaveDeComunidad.Cvegeo(recepcion.ClaveComunidad);
        var lugar = localidades.GetValueOrDefault(cvegeo);
        var entregas = (e.Ministraciones?.Pagos ?? []).Where(p => p.PagadaEl is not null).Select(p => p.PagadaEl!.Value).ToList();
        var personas = await poblacion.DeAsync(e.Folio, ct).ConfigureAwait(false);
        return
        [
            programa.Nombre, programa.Clave, programa.Ejercicio, c.Id, e.Folio, recepcion.ClaveComunidad, recepcion.Comunidad, cvegeo, lugar?.Estado, lugar?.Municipio, lugar?.Localidad,
            recepcion.Proyecto, recepcion.Vertiente, recepcion.Tematica, e.Estatus.Nombre(),
            asignado, e.Convenio?.Monto, e.Ministraciones?.Pagado ?? 0m, entregas.Count == 0 ? null : entregas.Min(), entregas.Count == 0 ? null : entregas.Max(), e.Cierre?.Reintegrado ?? 0m,
            personas?.Mujeres, personas?.Hombres, personas?.Participantes, personas is null ? null : personas.DelInforme ? "Informe Final" : "Solicitud",
            RecursoPorReintegrar.De(e).Monto,
        ];
    }
}
