using System.Collections.Immutable;
using Dictamen.Core;
using Dictamen.Core.Expedientes.E3_Dictaminacion.Actas;

namespace Dictamen.App.Servicios.Operacion;

/// <summary>The technical secretary's acts upon an Acta de Dictaminación.</summary>
public static class ActosDeActa
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<FormularioDeActo<Acta>> Todos { get; } =
    [
        new(
            "levantar",
            "Levantar el Acta de la sesión",
            typeof(LevantarActa),
            (a, c) => a.Id.Length == 0 && c.Convocatoria?.SecretariaTecnica is not null,
            (_, _) => [new Campo("", "Proyectos", TipoDeCampo.Dato) { Valor = "Se asientan los proyectos con resultado acordado que dictaminaron las mismas personas. Los que tuvieron suplente van en otra Acta, que firma quien suplió." }],
            (x, _, c) => Preparacion.Levantar(x, c)) { Preparar = (p, x, k, ct) => p.LevantarAsync(x, k, ct), Avisar = (p, clave, ct) => p.AvisarFirmasAsync(clave, ct) },
        new(
            "firmar",
            "Firmar el Acta por la Secretaría Técnica",
            typeof(FirmarActa),
            (a, _) => a.FirmasQueFaltan.Contains(Acta.SecretariaTecnica),
            (a, _) => [new Campo("", "Acta", TipoDeCampo.Dato) { Valor = $"{a.Renglones.Length.Cuantos("proyecto", "proyectos")}; huella {a.Documento}" }],
            (_, a, _) => new FirmarActa(a.Documento)),
        new(
            "sin-efecto",
            "Dejar sin efecto el Acta, para levantarla de nuevo",
            typeof(DejarActaSinEfecto),
            (a, _) => a.FirmasQueFaltan.Any(),
            (_, _) =>
            [
                new Campo("", "Qué sigue", TipoDeCampo.Dato) { Valor = "Sus proyectos quedan por asentar: levante con ellos otra Acta, que firman quienes dictaminaron o, si alguien dejó el Comité Dictaminador, quien ocupa ahora su asiento, y quien es ahora Secretaría Técnica." },
                new Campo("motivo", "Motivo", TipoDeCampo.Area) { Ayuda = "Por qué no podrá reunir todas las firmas." },
            ],
            (x, _, _) => new DejarActaSinEfecto(x.Texto("motivo"))),
        ReintentoDeEncargo.De<Acta, ReintentarEncargo>(id => new ReintentarEncargo(id)),
    ];
}
