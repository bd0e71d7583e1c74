using System.Collections.Immutable;
using Dictamen.App.Consultas;
using Dictamen.Core;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Expedientes.E4_Prelacion;

namespace Dictamen.App.Servicios;

/// <summary>The double limit of a fiscal year, looked for over the lists of files: one project for each community, and one committee for each person (3.3-7).</summary>
[Regla("PCS-3.3-12", "PCS-3.3-13", "PCS-A6-C5-01", "AMB-02")]
public sealed class LimiteDeProyectos(Resumenes resumenes)
{
    /// <summary>Which complete files of a convocatoria's fiscal year exceed the limit and were not excluded, in the order of their folios.</summary>
    public ImmutableArray<SolicitudExcedente> Excedentes(string convocatoria) => Buscar(convocatoria, _ => false);

    /// <summary>How a file exceeds the limit, or <see langword="null"/>. One that is not complete yet is looked at as if it were: at reception it is only pointed out. What was signed is no longer looked at.</summary>
    public SolicitudExcedente? De(Folio folio) =>
        resumenes.De(folio) is { } r && SeVerifica(r.Estatus) ? Buscar(resumenes.Ligados(r), x => x.Folio == folio).FirstOrDefault(x => x.Folio == folio) : null;

    /// <summary>Which projects cannot be recorded in an acta: those that exceed the limit, and those that would if an earlier one, whose reception is not decided, proves complete.</summary>
    /// <param name="convocatoria">Id of the convocatoria.</param>
    /// <param name="folios">The projects of the acta.</param>
    public IEnumerable<Falla> FallasDelActa(string convocatoria, IReadOnlySet<Folio> folios)
    {
        SolicitudExcedente[] excedentes = [.. Excedentes(convocatoria).Where(x => folios.Contains(x.Folio))];
        var porResolver = Buscar(convocatoria, PorResolver).Where(x => folios.Contains(x.Folio) && resumenes.De(x.Prevalece) is { } previo && PorResolver(previo)).ExceptBy(excedentes.Select(x => x.Folio), x => x.Folio);
        return
        [
            .. excedentes.Select(x => new Falla("", "PCS-3.3-13", $"El proyecto {x.Folio} excede el límite y no puede asentarse. {x.Motivo} Exclúyalo en la página de su expediente y vuelva a levantar el Acta.")),
            .. porResolver.Select(x => new Falla("", "PCS-3.3-13", $"El proyecto {x.Folio} no puede asentarse todavía: el {x.Prevalece}, anterior, es de la misma comunidad o tiene en su Comité a una misma persona, y prevalece si resulta completo. Resuelva antes su recepción.")),
        ];
    }

    private static bool PorResolver(Resumen r) => r.Estatus is Estatus.Registrado or Estatus.Prevenido;

    private ImmutableArray<SolicitudExcedente> Buscar(string convocatoria, Func<Resumen, bool> comoCompleto) => Buscar(resumenes.DelEjercicio(convocatoria), comoCompleto);

    private static ImmutableArray<SolicitudExcedente> Buscar(IEnumerable<Resumen> solicitudes, Func<Resumen, bool> comoCompleto) => DuplicidadDeSolicitudes.Excedentes(solicitudes
        .Where(r => r.Causa != CausaNoApoyo.LimiteDeProyectos)
        .Select(r => new ResumenDeSolicitud(r.Folio, r.ClaveComunidad, r.Personas, r.Completo == true || comoCompleto(r))));

    private static bool SeVerifica(Estatus estatus) =>
        estatus is Estatus.Registrado or Estatus.Prevenido or Estatus.Completo or Estatus.EnDictaminacion or Estatus.Dictaminado || EtapasDeApoyo.SinConvenioSuscrito(estatus);
}
