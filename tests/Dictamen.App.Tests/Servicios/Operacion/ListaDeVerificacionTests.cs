using System.Collections.Immutable;
using Dictamen.App.Consultas;
using Dictamen.App.Programas;
using Dictamen.App.Servicios.Operacion;
using Dictamen.Core;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Expedientes.E6_Convenio;
using Dictamen.Core.Expedientes.E8_Informes;
using Dictamen.Core.Plazos;
using Xunit;

namespace Dictamen.App.Tests.Servicios.Operacion;

/// <summary>Which document of a fact is of which piece.</summary>
[Prueba("PCS-A6-C4G-02")]
public sealed class ListaDeVerificacionTests
{
    private static readonly DateTimeOffset Cuando = new(2020, 1, 15, 18, 0, 0, TimeSpan.Zero);

    [Fact]
    public void TheEvidenceOfAReportIsTheFifthPieceAndTheReportTheSixth()
    {
        var piezas = Verificar(Informe("b"), Evidencia("c"), Evidencia("d"));
        Assert.Equal(["c", "d"], Documentos(piezas, "V"));
        Assert.Equal(["b"], Documentos(piezas, "VI"));
        Assert.Equal(["a"], Documentos(piezas, "I"));
        Assert.Empty(Documentos(piezas, "II"));
    }

    [Fact]
    public void AReportOnPaperHasItsEvidenceWithinItself() => Assert.Equal(["b"], Documentos(Verificar(Informe("b")), "V"));

    private static ImmutableArray<PiezaVerificada> Verificar(params DocumentoDeHecho[] delInforme)
    {
        var expediente = Expediente.Inicial with
        {
            Folio = new Folio("PCS-2019-01", 42),
            Estatus = Estatus.EnEjecucion,
            Recepcion = new Recepcion(Cuando, Huella("a"), "201500001-prueba", "Comunidad de prueba", "Proyecto", "V2", "2.2", false, 100_000m, 100_000m, 1, [], [], ImmutableDictionary<string, Huella>.Empty, []),
            Convenio = new Convenio { Version = 1, Fecha = new DateOnly(2019, 11, 25) },
            Informes = new Informes { Final = new Informe(Huella("b"), Cuando, EstatusInforme.EnEvaluacion, 100_000m) { Ministrado = 100_000m } },
        };
        return ListaDeVerificacion.De(new ExpedienteContado(
            expediente,
            2,
            new Contexto(Cuando, Calendario.Lfpa, CatalogoDeProgramas.Pcs2019, Actor.Sistema),
            [
                Suceso(2, nameof(InformeFinalEntregado), delInforme),
                Suceso(1, nameof(SolicitudRegistrada), new DocumentoDeHecho("Solicitud (Anexo 3)", Huella("a")), new DocumentoDeHecho("Acta", Huella("e"))),
            ],
            []));
    }

    private static IEnumerable<string> Documentos(ImmutableArray<PiezaVerificada> piezas, string inciso) =>
        piezas.Single(p => p.Pieza.Inciso == inciso).Constancias.SelectMany(s => s.Documentos).Select(d => d.Huella.Valor[..1]);

    private static Suceso Suceso(long version, string tipo, params DocumentoDeHecho[] documentos) => new(version, Cuando, tipo, new Autor("Solicitante", null), "Sucedió.", [], [.. documentos], null, "");

    private static DocumentoDeHecho Informe(string huella) => new("Informe Final (Anexo 10)", Huella(huella));

    private static DocumentoDeHecho Evidencia(string huella) => new("Material probatorio de la meta 1, 1", Huella(huella));

    private static Huella Huella(string letra) => new(new string(letra[0], 64));
}
