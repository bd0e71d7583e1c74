using System.Collections.Immutable;
using Dictamen.App.Atencion;
using Dictamen.App.Consultas;
using Dictamen.App.Personas;
using Dictamen.App.Ports;
using Dictamen.App.Registro;
using Dictamen.Core;
using Dictamen.Core.DatosPersonales;
using Dictamen.Core.Expedientes;
using FormaDeCorreo = Dictamen.Core.Expedientes.E1_Recepcion.Correo;

namespace Dictamen.App.Servicios.Operacion;

/// <summary>The register of ARCO requests, as the office reads it.</summary>
/// <param name="Solicitudes">Requests, the last noted first, each with its place in the register (from 1).</param>
/// <param name="Version">Version of the register: what is noted is noted upon what was read.</param>
public sealed record ArcoRegistradas(ImmutableArray<(int Lugar, SolicitudArco Solicitud)> Solicitudes, long Version);

/// <summary>A request with what its carrying out touches.</summary>
/// <param name="Solicitud">The request.</param>
/// <param name="Version">Version of the register.</param>
/// <param name="Fichas">How many fichas of the person are kept.</param>
/// <param name="Expedientes">Files in whose committee the person is.</param>
/// <param name="EnCurso">Files and convocatorias under way that need the data.</param>
public sealed record ArcoAbierta(SolicitudArco Solicitud, long Version, int Fichas, ImmutableArray<Folio> Expedientes, ImmutableArray<string> EnCurso);

/// <summary>A request whose erasure was ordered and waits for nobody any longer.</summary>
/// <param name="Lugar">Its place in the register, from 1.</param>
/// <param name="Numero">Number that the Unidad de Transparencia gave it.</param>
public sealed record ArcoPorSuprimir(int Lugar, string Numero);

/// <summary>A resolution as it is captured.</summary>
/// <param name="Sentido">Whether the request was granted.</param>
/// <param name="ResueltaEl">Day of the resolution.</param>
/// <param name="Motivo">Its reason.</param>
/// <param name="Suprime">Whether it orders that the data be erased.</param>
/// <param name="AunEnCurso">Why the erasure does not wait for the files under way; empty to wait.</param>
/// <param name="Rectificacion">Data as they are to be, by their names; those that do not change are left out or empty.</param>
public sealed record ResolucionCapturada(
    SentidoArco Sentido, DateOnly ResueltaEl, string Motivo, bool Suprime, string? AunEnCurso, [property: DatoPersonal] IReadOnlyDictionary<string, string>? Rectificacion)
{
    /// <summary>Says nothing of the person.</summary>
    public override string ToString() => $"Resolución ({Sentido})";
}

/// <summary>
/// Attends the ARCO requests that the Unidad de Transparencia receives and resolves (8.2.1): notes them, hands out, corrects or erases the data as the resolution orders. What is erased are the person's fichas; the
/// documents of a file are its archive and stay.
/// </summary>
[Regla("PCS-8.2-02")]
public sealed class SolicitudesArco(
    Despachador despachador, Repositorio repositorio, Resumenes resumenes, ConvocatoriasEnMemoria convocatorias, IFichaStore fichas, Seudonimos seudonimos)
{
    /// <summary>Key of the register's stream.</summary>
    public const string Clave = "registro";

    private const int LargoDelDato = 200;

    private static readonly ImmutableArray<string> Columnas =
        ["ficha", "nombre", "apellido_paterno", "apellido_materno", "curp", "correo", "correos_de_notificacion", "telefono_fijo", "telefono_celular", "domicilio", "cuentas"];

    /// <summary>What can be corrected, by its name in forms and in the record, with its label. The CURP is not among them: by it the record knows the person.</summary>
    public static ImmutableArray<(string Nombre, string Etiqueta)> Rectificables { get; } =
    [
        ("nombre", "Nombre"), ("apellido_paterno", "Primer apellido"), ("apellido_materno", "Segundo apellido"), ("correo", "Correo"),
        ("telefono_fijo", "Teléfono fijo"), ("telefono_celular", "Teléfono celular"), ("domicilio", "Domicilio"),
    ];

    /// <summary>The register; <see langword="null"/> for whoever may not read it.</summary>
    public async ValueTask<ArcoRegistradas?> ListarAsync(Actor? actor, CancellationToken ct = default) =>
        actor.VeConsultasDeDatos() && await repositorio.CargarAsync<RegistroArco>(Clave, ct).ConfigureAwait(false) is var (registro, version)
            ? new ArcoRegistradas([.. registro.Solicitudes.Select((s, i) => (i + 1, s)).Reverse()], version)
            : null;

    /// <summary>A request by its place in the register; <see langword="null"/> when there is none, or for whoever may not read it.</summary>
    public async ValueTask<ArcoAbierta?> AbrirAsync(Actor? actor, int lugar, CancellationToken ct = default)
    {
        if (!actor.VeConsultasDeDatos() || await DeAsync(lugar, ct).ConfigureAwait(false) is not var (solicitud, version))
        {
            return null;
        }

        return new ArcoAbierta(
            solicitud,
            version,
            (await SuyasAsync(solicitud.Titular, ct).ConfigureAwait(false)).Count,
            [.. resumenes.Todos.Where(r => r.Personas.Contains(solicitud.Titular)).Select(r => r.Folio).Order()],
            await EnCursoAsync(solicitud.Titular, ct).ConfigureAwait(false));
    }

    /// <summary>The requests whose erasure was ordered, once every file and convocatoria that needed the data is at its end: somebody has to carry them out.</summary>
    internal async ValueTask<ImmutableArray<ArcoPorSuprimir>> PorSuprimirAsync(CancellationToken ct = default)
    {
        var (registro, _) = await repositorio.CargarAsync<RegistroArco>(Clave, ct).ConfigureAwait(false);
        var listas = ImmutableArray.CreateBuilder<ArcoPorSuprimir>();
        foreach (var (i, solicitud) in registro.Solicitudes.Index())
        {
            if (solicitud.PorSuprimir && (await EnCursoAsync(solicitud.Titular, ct).ConfigureAwait(false)).IsEmpty)
            {
                listas.Add(new ArcoPorSuprimir(i + 1, solicitud.Numero));
            }
        }

        return listas.DrainToImmutable();
    }

    /// <summary>Notes a request. The CURP says whose data they are, and is neither kept nor logged; to be told where they are is a look at each of the person's fichas.</summary>
    /// <param name="actor">Who acts.</param>
    /// <param name="numero">Number of the request.</param>
    /// <param name="derecho">Right exercised.</param>
    /// <param name="recibidaEl">Day of its reception.</param>
    /// <param name="curp">CURP of whose data they are.</param>
    /// <param name="orden">Id of the order.</param>
    /// <param name="vista">Version of the register that was seen.</param>
    /// <param name="ct">Cancels before anything is recorded.</param>
    public async Task<Respuesta> RecibirAsync(Actor? actor, string? numero, DerechoArco derecho, DateOnly recibidaEl, [DatoPersonal] string? curp, string orden, long vista, CancellationToken ct = default)
    {
        if (!Puede(actor, typeof(RecibirSolicitudArco)))
        {
            return Negado;
        }

        var acto = new RecibirSolicitudArco(numero?.Trim() ?? "", derecho, seudonimos.De(curp ?? ""), recibidaEl);
        if (!Curp.TryParse(curp, out _, out var problema))
        {
            var otras = (await despachador.ProbarAsync(Clave, acto, actor!, ct).ConfigureAwait(false)).Rechazo?.Fallas ?? [];
            return new Respuesta(0, [], Rechazo.PorContenido([.. otras, new Falla("curp", "PCS-8.2-02", problema)]));
        }

        var respuesta = await despachador.EjecutarAsync(Clave, acto, actor!, orden, vista, ct).ConfigureAwait(false);
        if (respuesta is { EsRechazo: false, Repetida: false })
        {
            await fichas.GetAsync(await SuyasAsync(acto.Titular, ct).ConfigureAwait(false), actor!, Para(acto.Numero), ct).ConfigureAwait(false);
        }

        return respuesta;
    }

    /// <summary>Notes a resolution and carries out what it orders: corrects the data, or erases them unless a file under way still needs them; then the erasure waits, and is asked for again with <see cref="SuprimirAsync"/>.</summary>
    /// <param name="actor">Who acts.</param>
    /// <param name="lugar">Place of the request in the register.</param>
    /// <param name="resolucion">The resolution.</param>
    /// <param name="orden">Id of the order.</param>
    /// <param name="vista">Version of the register that was seen.</param>
    /// <param name="ct">Cancels before anything is recorded.</param>
    public async Task<Respuesta> ResolverAsync(Actor? actor, int lugar, ResolucionCapturada resolucion, string orden, long vista, CancellationToken ct = default)
    {
        if (!Puede(actor, typeof(ResolverSolicitudArco)))
        {
            return Negado;
        }

        if (await DeAsync(lugar, ct).ConfigureAwait(false) is not var (solicitud, version))
        {
            return NoEncontrada;
        }

        var datos = (resolucion.Rectificacion ?? ImmutableDictionary<string, string>.Empty).Where(d => !string.IsNullOrWhiteSpace(d.Value)).ToImmutableSortedDictionary(d => d.Key, d => d.Value.Trim(), StringComparer.Ordinal);
        var acto = new ResolverSolicitudArco(solicitud.Numero, resolucion.Sentido, resolucion.ResueltaEl, resolucion.Motivo ?? "", resolucion.Suprime, [.. datos.Keys]);

        // Nothing is corrected nor erased by another order under the id of one that was carried out.
        if (await despachador.AnteriorAsync<RegistroArco>(Clave, orden, ct).ConfigureAwait(false) is { EsRechazo: true } otra)
        {
            return otra;
        }

        if (vista == version)
        {
            var rechazo = (await despachador.ProbarAsync(Clave, acto, actor!, ct).ConfigureAwait(false)).Rechazo;
            Falla[] fallas = [.. rechazo?.Fallas ?? [], .. Ilegibles(datos)];
            if (rechazo is not null || fallas.Length > 0)
            {
                return await despachador.AnteriorAsync<RegistroArco>(Clave, orden, ct).ConfigureAwait(false)
                    ?? new Respuesta(version, [], fallas.Length > 0 ? Rechazo.PorContenido(fallas) : rechazo);
            }
        }

        var cambio = datos.IsEmpty ? null : new CambioDeFichas(fichas, async c => await SuyasAsync(solicitud.Titular, c).ConfigureAwait(false), actor!, Para(solicitud.Numero), suyas => suyas.Select(f => Rectificada(f, datos)));
        var respuesta = await despachador.EjecutarAsync(Clave, acto, actor!, orden, vista, cambio, ct).ConfigureAwait(false);
        if (respuesta.EsRechazo || !acto.Suprime)
        {
            return respuesta;
        }

        // It stands ordered in the record now: whoever is interrupted here, or has to wait, finds it pending.
        var suprimida = await SuprimirAsync(actor, lugar, resolucion.AunEnCurso, $"{orden}/supresion", null, ct).ConfigureAwait(false);
        return suprimida.EsRechazo ? respuesta : new Respuesta(suprimida.Version, [.. respuesta.Hechos, .. suprimida.Hechos], null, respuesta.Repetida);
    }

    /// <summary>Erases the data, as a resolution that is recorded orders. It cannot be undone.</summary>
    /// <param name="actor">Who acts.</param>
    /// <param name="lugar">Place of the request in the register.</param>
    /// <param name="aunEnCurso">Why it does not wait for the files under way; empty to wait.</param>
    /// <param name="orden">Id of the order.</param>
    /// <param name="vista">Version of the register that was seen, or <see langword="null"/>.</param>
    /// <param name="ct">Cancels before anything is erased.</param>
    public async Task<Respuesta> SuprimirAsync(Actor? actor, int lugar, string? aunEnCurso, string orden, long? vista, CancellationToken ct = default)
    {
        if (!Puede(actor, typeof(SuprimirDatos)))
        {
            return Negado;
        }

        if (await DeAsync(lugar, ct).ConfigureAwait(false) is not var (solicitud, version))
        {
            return NoEncontrada;
        }

        if (await despachador.AnteriorAsync<RegistroArco>(Clave, orden, ct).ConfigureAwait(false) is { } anterior)
        {
            return anterior;
        }

        var acto = new SuprimirDatos(solicitud.Numero, await EnCursoAsync(solicitud.Titular, ct).ConfigureAwait(false), string.IsNullOrWhiteSpace(aunEnCurso) ? null : aunEnCurso.Trim());
        if ((vista is null || vista == version) && await despachador.ProbarAsync(Clave, acto, actor!, ct).ConfigureAwait(false) is { EsRechazo: false, Hechos.IsEmpty: false })
        {
            // Erased before it is said that they are: an erasure that is interrupted is still pending.
            foreach (var ficha in await SuyasAsync(solicitud.Titular, ct).ConfigureAwait(false))
            {
                await fichas.EraseAsync(ficha, actor!, $"solicitud ARCO {solicitud.Numero}", ct).ConfigureAwait(false);
            }
        }

        return await despachador.EjecutarAsync(Clave, acto, actor!, orden, vista, ct).ConfigureAwait(false);
    }

    /// <summary>The data that are kept of a person whose request for access was granted, as CSV; <see langword="null"/> otherwise. The look is logged.</summary>
    public async ValueTask<byte[]?> DatosAsync(Actor? actor, int lugar, CancellationToken ct = default)
    {
        if (!Puede(actor, typeof(ResolverSolicitudArco))
            || await DeAsync(lugar, ct).ConfigureAwait(false) is not ({ Derecho: DerechoArco.Acceso, Resolucion.Sentido: SentidoArco.Procedente } solicitud, _))
        {
            return null;
        }

        var suyas = await fichas.GetAsync(await SuyasAsync(solicitud.Titular, ct).ConfigureAwait(false), actor!, Para(solicitud.Numero), ct).ConfigureAwait(false);
        return Csv.Archivo(Columnas, suyas.Select((f, i) => (object?[])
        [
            i + 1, f.Nombre, f.ApellidoPaterno, f.ApellidoMaterno, f.Curp, f.Correo, string.Join("; ", f.CorreosDeNotificacion), f.TelefonoLada, f.TelefonoCelular, f.Domicilio,
            string.Join("; ", f.Cuentas.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key}: {c.Value}")),
        ]));
    }

    private static Respuesta Negado { get; } = new(0, [], PapelDeOficina.SinFacultad);

    private static Respuesta NoEncontrada { get; } = new(0, [], new Rechazo("NO_ENCONTRADO", "PCS-8.2-02", "No está registrada esa solicitud."));

    private static bool Puede(Actor? actor, Type acto) => actor.VeConsultasDeDatos() && actor!.Puede(acto);

    private static Uso Para(string numero) => new(Finalidad.SistemasDeDatos, $"Atender la solicitud ARCO {numero}");

    private static IEnumerable<Falla> Ilegibles(IReadOnlyDictionary<string, string> datos) => datos
        .Select(d => d switch
        {
            (var nombre, _) when Rectificables.All(r => r.Nombre != nombre) => new Falla(nombre, "PCS-8.2-02", $"«{nombre}» no es un dato que pueda rectificarse aquí."),
            (var nombre, { Length: > LargoDelDato }) => new Falla(nombre, "PCS-8.2-02", $"Este dato lleva {LargoDelDato} caracteres cuando más."),
            ("correo", var correo) when !FormaDeCorreo.EsValido(correo) => new Falla("correo", "PCS-8.2-02", FormaDeCorreo.ComoSeEscribe),
            _ => null,
        })
        .OfType<Falla>();

    private static Ficha Rectificada(Ficha f, ImmutableSortedDictionary<string, string> datos) => f.ConCorreo(datos.GetValueOrDefault("correo", f.Correo)) with
    {
        Nombre = datos.GetValueOrDefault("nombre", f.Nombre),
        ApellidoPaterno = datos.GetValueOrDefault("apellido_paterno", f.ApellidoPaterno),
        ApellidoMaterno = datos.GetValueOrDefault("apellido_materno", f.ApellidoMaterno),
        TelefonoLada = datos.GetValueOrDefault("telefono_fijo", f.TelefonoLada),
        TelefonoCelular = datos.GetValueOrDefault("telefono_celular", f.TelefonoCelular),
        Domicilio = datos.GetValueOrDefault("domicilio", f.Domicilio),
    };

    private async ValueTask<(SolicitudArco Solicitud, long Version)?> DeAsync(int lugar, CancellationToken ct)
    {
        var (registro, version) = await repositorio.CargarAsync<RegistroArco>(Clave, ct).ConfigureAwait(false);
        return lugar >= 1 && lugar <= registro.Solicitudes.Length ? (registro.Solicitudes[lugar - 1], version) : null;
    }

    // Of every application that names the person, also of those whose committee they left, and their own where they review. Nobody's data are read for it.
    private async ValueTask<List<PersonaId>> SuyasAsync(PersonaId titular, CancellationToken ct) =>
        await fichas.ListAsync(ct).Where(f => FichasDelComite.EsDe(f, titular)).Order(Comparer<PersonaId>.Create((a, b) => string.CompareOrdinal(a.Valor, b.Valor))).ToListAsync(ct).ConfigureAwait(false);

    private async ValueTask<ImmutableArray<string>> EnCursoAsync(PersonaId titular, CancellationToken ct)
    {
        var enCurso = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var resumen in resumenes.Todos)
        {
            if (resumen.Personas.Contains(titular) && !Agenda.EsFinal((await repositorio.CargarAsync<Expediente>(resumen.Folio.ToString(), ct).ConfigureAwait(false)).Estado))
            {
                enCurso.Add(resumen.Folio.ToString());
            }

            // Who reviews signs the acta and stands in the list of who took part, that the results are published with; in which project is the committee's alone to know (4.2.3.2).
            if (resumen.Dictaminadores.ContainsValue(titular) && convocatorias.De(resumen.Folio.Convocatoria) is { ResultadosDeDictaminacion: null })
            {
                enCurso.Add(resumen.Folio.Convocatoria);
            }
        }

        enCurso.UnionWith(convocatorias.Todas
            .Where(c => c.ResultadosDeDictaminacion is null && (c.SecretariaTecnica == titular || c.Integrantes.Values.Any(m => m.Persona == titular)))
            .Select(c => c.Id));
        return [.. enCurso];
    }
}
