using System.Collections.Immutable;
using System.Globalization;
using Dictamen.Core;
using Dictamen.Core.Convocatorias;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Expedientes.E3_Dictaminacion;
using Dictamen.Core.Expedientes.E3_Dictaminacion.Actas;
using Dictamen.Core.Plazos;
using Dictamen.Core.Programas;

namespace Dictamen.App.Servicios;

/// <summary>How far a member is with a project.</summary>
public enum AvanceDeCedula
{
    /// <summary>Nothing filled in yet.</summary>
    Pendiente,

    /// <summary>Begun and not handed in.</summary>
    EnProceso,

    /// <summary>Handed in.</summary>
    Entregada,

    /// <summary>The member declared a conflict and waits for a substitute.</summary>
    ConConflicto,

    /// <summary>The project left the dictamination (it was withdrawn or excluded) before the member handed in a sheet.</summary>
    Cerrada,
}

/// <summary>A project in the member's list.</summary>
/// <param name="Folio">Folio.</param>
/// <param name="Proyecto">Name of the project.</param>
/// <param name="Comunidad">Community.</param>
/// <param name="Tematica">Thematic line.</param>
/// <param name="MontoSolicitado">Pesos asked.</param>
/// <param name="Avance">How far the member is.</param>
/// <param name="EnSesion">Whether all sheets are in, so that the session can see them.</param>
public sealed record ProyectoAsignado(Folio Folio, string Proyecto, string Comunidad, string Tematica, decimal MontoSolicitado, AvanceDeCedula Avance, bool EnSesion);

/// <summary>What a member sees first.</summary>
/// <param name="Convocatoria">Convocatoria.</param>
/// <param name="Protesta">When the member declared what must be declared before seeing anything; <see langword="null"/> when not yet, and then the lists are empty.</param>
/// <param name="Proyectos">Projects assigned, those of the page: first what is to be handed in and last what was, each in the order of their folios.</param>
/// <param name="Actas">Actas that the member signs.</param>
/// <param name="Entregadas">How many sheets the member handed in, on any page.</param>
/// <param name="PorEntregar">How many the member has to hand in, on any page.</param>
public sealed record MesaDelDictaminador(Convocatoria Convocatoria, DateTimeOffset? Protesta, ImmutableArray<ProyectoAsignado> Proyectos, ImmutableArray<Acta> Actas, int Entregadas, int PorEntregar)
{
    /// <summary>Term within which the results of the dictamination are published, while it runs: the sheets and the acta come before.</summary>
    public Plazo? Plazo => Convocatoria.Plazos.GetValueOrDefault(Operacion.CedulasPorEntregar.PlazoDeResultados);

    /// <summary>Page, from 1.</summary>
    public int Pagina { get; init; } = 1;

    /// <summary>How many pages there are.</summary>
    public int Paginas { get; init; } = 1;

    /// <summary>How many projects of the page are that far.</summary>
    public int Cuantos(AvanceDeCedula avance) => Proyectos.Count(p => p.Avance == avance);

    /// <summary>What to go on with on the page: what was begun, otherwise the first one pending.</summary>
    public ProyectoAsignado? Siguiente =>
        Proyectos.FirstOrDefault(p => p.Avance == AvanceDeCedula.EnProceso) ?? Proyectos.FirstOrDefault(p => p.Avance == AvanceDeCedula.Pendiente);
}

/// <summary>A sheet as far as it was filled in, as it was typed. Its fields are called as the act calls them when it refuses one: <c>viabilidad</c>, <c>viabilidad.motivo</c>, <c>puntajes.c01</c>, <c>observaciones</c>.</summary>
/// <param name="Campos">What was typed, by field.</param>
public sealed record BorradorDeCedula(ImmutableDictionary<string, string> Campos)
{
    /// <summary>The three questions of the first instance (4.2.3), by field.</summary>
    public static ImmutableArray<string> Preguntas { get; } = ["viabilidad", "apego", "contribucion_cohesion"];

    internal const string CampoSinConflicto = "sin_conflicto";
    internal const string CampoGuardado = "guardado";

    /// <summary>Page that saved it last; empty when none did.</summary>
    public string Ventana { get; init; } = "";

    /// <summary>When the member declared to have no conflict with this project.</summary>
    public DateTimeOffset? SinConflicto => Instante(CampoSinConflicto);

    /// <summary>When it was saved last.</summary>
    public DateTimeOffset? Guardado => Instante(CampoGuardado);

    /// <summary>Whether a «no» to viability or fit leaves the rest without weighing (4.2.3).</summary>
    public bool SinPonderar => Responde("viabilidad") == false || Responde("apego") == false;

    /// <summary>What was typed in a field; empty when nothing was.</summary>
    public string Campo(string ruta) => Campos.GetValueOrDefault(ruta, "");

    /// <summary>Answer to a question, or <see langword="null"/> when it has none yet.</summary>
    public bool? Responde(string pregunta) => Campo(pregunta) switch
    {
        "si" => true,
        "no" => false,
        _ => null,
    };

    private DateTimeOffset? Instante(string campo) =>
        DateTimeOffset.TryParseExact(Campo(campo), "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var t) ? t : null;
}

/// <summary>A document of the application that holds no personal data.</summary>
/// <param name="Clave">Key of the requirement.</param>
/// <param name="Nombre">Name.</param>
/// <param name="Huella">Digest of what can be opened, or <see langword="null"/> when it holds personal data and the officer reviewed it.</param>
public sealed record DocumentoEnLectura(string Clave, string Nombre, Huella? Huella);

/// <summary>A project before its member.</summary>
/// <param name="Expediente">File.</param>
/// <param name="Programa">Programme.</param>
/// <param name="Bases">Bases of the convocatoria.</param>
/// <param name="Asiento">Seat of the member.</param>
/// <param name="Avance">How far the member is.</param>
/// <param name="Borrador">The sheet as far as it was filled in.</param>
/// <param name="Contenido">The application without personal data; <see langword="null"/> until the member declares to have no conflict.</param>
/// <param name="Documentos">What was handed in.</param>
public sealed record ProyectoPorDictaminar(
    Expediente Expediente,
    Programa Programa,
    Bases Bases,
    string Asiento,
    AvanceDeCedula Avance,
    BorradorDeCedula Borrador,
    ContenidoDeSolicitud? Contenido,
    ImmutableArray<DocumentoEnLectura> Documentos)
{
    /// <summary>Digest of the sheet as it would be handed in now: whoever hands it in says by it what was shown. <see langword="null"/> until the member declares to have no conflict.</summary>
    public Huella? Documento { get; init; }

    /// <summary>The sheet that the member handed in, or <see langword="null"/>.</summary>
    public Cedula? Entregada => Expediente.Dictaminacion!.Cedulas.GetValueOrDefault(Asiento);

    /// <summary>Whether the session can see all sheets.</summary>
    public bool EnSesion => Expediente.Dictaminacion!.Completa;
}

/// <summary>A sheet beside the others.</summary>
/// <param name="Asiento">Seat.</param>
/// <param name="Cedula">Sheet.</param>
/// <param name="Calificacion">Score; <see langword="null"/> when the first instance was not passed.</param>
public sealed record CedulaEnSesion(Asiento Asiento, Cedula Cedula, decimal? Calificacion);

/// <summary>A project in the collegiate session.</summary>
/// <param name="Expediente">File.</param>
/// <param name="Programa">Programme.</param>
/// <param name="Esquema">Scheme of the score.</param>
/// <param name="Cedulas">All sheets, in the order of the seats.</param>
public sealed record ProyectoEnSesion(Expediente Expediente, Programa Programa, EsquemaCalificacion Esquema, ImmutableArray<CedulaEnSesion> Cedulas)
{
    /// <summary>Whether all members answer the first instance alike.</summary>
    public bool Unanime => Cedulas.Select(c => c.Calificacion is null).Distinct().Count() == 1;

    /// <summary>Points between the highest and the lowest score.</summary>
    public decimal Diferencia => (Cedulas.Max(c => c.Calificacion) - Cedulas.Min(c => c.Calificacion)) ?? 0m;

    /// <summary>Whether the session must discuss the difference in writing (AMB-17).</summary>
    public bool Diverge => !Unanime || Diferencia >= Esquema.Divergencia;
}

/// <summary>A line of an acta with its names.</summary>
/// <param name="Folio">Folio.</param>
/// <param name="Proyecto">Project.</param>
/// <param name="Calificacion">Final score.</param>
/// <param name="Favorable">Whether it is favourable.</param>
public sealed record RenglonEnLectura(Folio Folio, string Proyecto, decimal Calificacion, bool Favorable);

/// <summary>A signature of an acta.</summary>
/// <param name="Firmante">Seat, or <see cref="Acta.SecretariaTecnica"/>.</param>
/// <param name="Nombre">Seat in words.</param>
/// <param name="Fecha">When (UTC), or <see langword="null"/> while it is missing.</param>
/// <param name="Eslabon">Link of the hash chain that the signature is, hexadecimal; <see langword="null"/> while it is missing.</param>
/// <param name="EsSuya">Whether it is that of who looks.</param>
public sealed record FirmaEnLectura(string Firmante, string Nombre, DateTimeOffset? Fecha, string? Eslabon, bool EsSuya);

/// <summary>An acta as it is read.</summary>
/// <param name="Acta">Acta.</param>
/// <param name="Convocatoria">Convocatoria.</param>
/// <param name="Programa">Programme.</param>
/// <param name="Renglones">Results.</param>
/// <param name="Firmas">Signatures, those of the seats first.</param>
/// <param name="LevantadaEl">When it was drawn up (UTC).</param>
public sealed record ActaEnLectura(Acta Acta, Convocatoria Convocatoria, Programa Programa, ImmutableArray<RenglonEnLectura> Renglones, ImmutableArray<FirmaEnLectura> Firmas, DateTimeOffset LevantadaEl)
{
    /// <summary>Whether who looks has still to sign.</summary>
    public bool FaltaLaSuya => Acta.SinEfecto is null && Firmas.Any(f => f is { EsSuya: true, Fecha: null });
}
