using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Dictamen.App.Consultas;
using Dictamen.App.Personas;
using Dictamen.App.Ports;
using Dictamen.App.Programas;
using Dictamen.App.Registro;
using Dictamen.Core;
using Dictamen.Core.Convocatorias;
using Dictamen.Core.Expedientes.E1_Recepcion;

namespace Dictamen.App.Servicios.Operacion;

/// <summary>A document that the system writes for an act: exactly what becomes public or goes into the file.</summary>
/// <param name="Nombre">Name of the file.</param>
/// <param name="Texto">Its text.</param>
/// <param name="Huella">Its digest.</param>
public sealed record DocumentoGenerado(string Nombre, string Texto, Huella Huella);

/// <summary>What was captured in the form of an act. What cannot be read becomes a fault of its field.</summary>
/// <param name="clave">Key of the stream that the act is upon.</param>
/// <param name="valores">Values by the name of their field.</param>
/// <param name="archivos">Digests of the documents received, by the name of their field.</param>
/// <param name="expedientes">The files of the convocatoria in one line each; only acts upon a convocatoria have them.</param>
/// <param name="seudonimos">Turns a CURP into a pseudonym.</param>
public sealed class Captura(
    string clave,
    IReadOnlyDictionary<string, string> valores,
    IReadOnlyDictionary<string, Huella> archivos,
    IReadOnlyList<Resumen> expedientes,
    Seudonimos seudonimos)
{
    private readonly List<Falla> _fallas = [];
    private readonly List<DocumentoGenerado> _generados = [];
    private readonly List<Ficha> _fichas = [];

    /// <summary>Faults found while reading.</summary>
    public IReadOnlyList<Falla> Fallas => _fallas;

    /// <summary>Documents that the act writes.</summary>
    public IReadOnlyList<DocumentoGenerado> Generados => _generados;

    /// <summary>People whom the act names and who are kept apart from the record.</summary>
    [DatoPersonal]
    public IReadOnlyList<Ficha> Fichas => _fichas;

    /// <summary>Mark of the documents that the act writes; empty when it writes none.</summary>
    public string Marca => _generados.Count == 0 ? "" : Huellas.De(Encoding.ASCII.GetBytes(string.Join('/', _generados.Select(g => g.Huella)))).Valor;

    /// <summary>What the act would publish, for an act that publishes.</summary>
    public ContenidoPublico? Contenido { get; set; }

    /// <summary>The projects of the acta, for the act that draws one up.</summary>
    public IReadOnlyList<Resumen> Grupo { get; set; } = [];

    /// <summary>How the project exceeds the limit of projects, for the act that excludes it.</summary>
    public SolicitudExcedente? Excedente { get; set; }

    /// <summary>Whether a folio is of a project, for the act that names others.</summary>
    public Func<Folio, bool> Existe { get; set; } = _ => false;

    /// <summary>Key of the stream that the act is upon.</summary>
    public string Clave => clave;

    /// <summary>The files of the convocatoria.</summary>
    public IReadOnlyList<Resumen> Expedientes => expedientes;

    /// <summary>A text without blanks at its ends; empty when nothing was captured.</summary>
    public string Texto(string campo) => valores.GetValueOrDefault(campo)?.Trim() ?? "";

    /// <summary>A text, or <see langword="null"/> when nothing was captured.</summary>
    public string? TextoONada(string campo) => Texto(campo) is { Length: > 0 } t ? t : null;

    /// <summary>Whether a box was ticked.</summary>
    public bool Marcada(string campo) => Texto(campo).Length > 0;

    /// <summary>A figure; what is not one is a fault.</summary>
    public decimal Monto(string campo) => Texto(campo) switch
    {
        "" => Sin<decimal>(campo, "Escriba una cantidad, por ejemplo 125000.50."),
        var texto => NumeroEscrito.Leer(texto) ?? Sin<decimal>(campo, NumeroEscrito.Ilegible(texto)),
    };

    /// <summary>A percentage, with its sign or without; what is not one is a fault.</summary>
    public decimal Porcentaje(string campo) => Texto(campo) switch
    {
        "" => Sin<decimal>(campo, "Escriba un porcentaje, por ejemplo 60."),
        var texto => NumeroEscrito.LeerPorcentaje(texto) ?? Sin<decimal>(campo, NumeroEscrito.Ilegible(texto)),
    };

    /// <summary>A day; what is not one is a fault.</summary>
    public DateOnly Fecha(string campo) => DiaEscrito.Leer(Texto(campo)) ?? Sin<DateOnly>(campo, DiaEscrito.Incompleto);

    /// <summary>One of an enumeration; what is not is a fault.</summary>
    public T Opcion<T>(string campo) where T : struct, Enum => OpcionONada<T>(campo) ?? Sin<T>(campo, "Elija una de las opciones.");

    /// <summary>One of an enumeration, or <see langword="null"/> when none was chosen.</summary>
    public T? OpcionONada<T>(string campo) where T : struct, Enum => Enum.TryParse<T>(Texto(campo), out var v) && Enum.IsDefined(v) ? v : null;

    /// <summary>A whole number; what is not one is a fault.</summary>
    public int Entero(string campo) => int.TryParse(Texto(campo), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : Sin<int>(campo, "Escriba un número entero.");

    /// <summary>The digest of a document; a missing one is a fault.</summary>
    public Huella Archivo(string campo) => ArchivoONada(campo) ?? Sin<Huella>(campo, "Adjunte el documento.");

    /// <summary>The digest of a document, or <see langword="null"/>.</summary>
    public Huella? ArchivoONada(string campo) => archivos.TryGetValue(campo, out var h) ? h : null;

    /// <summary>The lines of a text that have something in them.</summary>
    public ImmutableArray<string> Lineas(string campo) =>
        [.. Texto(campo).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    /// <summary>Folios, one on each line; what is not one is a fault.</summary>
    public ImmutableArray<Folio> Folios(string campo)
    {
        var folios = ImmutableArray.CreateBuilder<Folio>();
        foreach (var linea in Lineas(campo))
        {
            if (Folio.TryParse(linea, out var folio))
            {
                folios.Add(folio);
            }
            else
            {
                Fallar(campo, $"«{linea}» no es un folio; se espera algo como {CatalogoDeProgramas.FolioDeEjemplo}.");
            }
        }

        return folios.DrainToImmutable();
    }

    /// <summary>A figure, or <see langword="null"/> when nothing was captured; what is not one is a fault.</summary>
    public decimal? MontoONada(string campo) => Texto(campo).Length == 0 ? null : Monto(campo);

    /// <summary>The relatives of a person by their CURP, one on each line of <c>{prefijo}.parientes</c>. Only their pseudonyms are kept: enough to find them in a committee.</summary>
    public ImmutableArray<PersonaId> Parientes(string prefijo)
    {
        var parientes = ImmutableArray.CreateBuilder<PersonaId>();
        foreach (var curp in Lineas($"{prefijo}.parientes"))
        {
            if (Curp.TryParse(curp, out _, out var problema))
            {
                parientes.Add(seudonimos.De(curp));
            }
            else
            {
                Fallar($"{prefijo}.parientes", problema);
            }
        }

        return parientes.DrainToImmutable();
    }

    /// <summary>A person by the fields <c>{prefijo}.curp</c>, <c>.nombre</c>, <c>.apellidos</c> and <c>.correo</c>; their ficha is kept apart.</summary>
    public PersonaId Persona(string prefijo)
    {
        if (!Curp.TryParse(Texto($"{prefijo}.curp"), out _, out var problema))
        {
            Fallar($"{prefijo}.curp", problema);
        }

        foreach (var (campo, falta) in new[] { ("nombre", "Escriba el nombre."), ("apellidos", "Escriba los apellidos.") }.Where(c => Texto($"{prefijo}.{c.Item1}").Length == 0))
        {
            Fallar($"{prefijo}.{campo}", falta);
        }

        if (!Core.Expedientes.E1_Recepcion.Correo.EsValido(Texto($"{prefijo}.correo")))
        {
            Fallar($"{prefijo}.correo", Core.Expedientes.E1_Recepcion.Correo.ComoSeEscribe);
        }

        var id = seudonimos.De(Texto($"{prefijo}.curp"));
        _fichas.Add(new Ficha(id, Texto($"{prefijo}.nombre"), Texto($"{prefijo}.apellidos"), "", Texto($"{prefijo}.curp").ToUpperInvariant(), Texto($"{prefijo}.correo"), "", "", ""));
        return id;
    }

    /// <summary>Writes a document for the act.</summary>
    public Huella Generar(string nombre, string texto)
    {
        var huella = Huellas.De(Encoding.UTF8.GetBytes(texto));
        _generados.Add(new DocumentoGenerado(nombre, texto, huella));
        return huella;
    }

    /// <summary>The act that publishes <see cref="Contenido"/>, with its documents.</summary>
    public Acto<Convocatoria> Publicar(string nombre)
    {
        _fallas.AddRange(Contenido!.Fallas);
        Generar($"{clave}-{nombre}.csv", Encoding.UTF8.GetString(Contenido.Documento));
        if (Contenido.Participantes is { } personas)
        {
            Generar($"{clave}-participantes.csv", Encoding.UTF8.GetString(personas));
        }

        return Contenido.Acto;
    }

    /// <summary>Says that a field is wrong.</summary>
    public void Fallar(string campo, string mensaje) => Fallar(new Falla(campo, "PCS-3.7.1-01", mensaje));

    /// <summary>Says that a field is wrong, and under which rule.</summary>
    public void Fallar(Falla falla) => _fallas.Add(falla);

    private T Sin<T>(string campo, string mensaje) where T : struct
    {
        Fallar(campo, mensaje);
        return default;
    }
}
