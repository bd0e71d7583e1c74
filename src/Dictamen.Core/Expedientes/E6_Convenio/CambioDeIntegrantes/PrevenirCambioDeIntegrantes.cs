using System.Collections.Immutable;
using Dictamen.Core.Expedientes.E1_Recepcion;

namespace Dictamen.Core.Expedientes.E6_Convenio.CambioDeIntegrantes;

/// <summary>The Instancia Ejecutora asks, once, for all that is missing of a change of members. Its own term gives nothing and takes nothing when it is over (AMB-51): what is asked for late is asked for, and the record says so.</summary>
/// <param name="Hallazgos">What the officer found in what came; what is missing is added by itself.</param>
[Regla("PCS-3.6.2-09", "PZ-24", "DH-17A-01", "AMB-51"), Faculta(Rol.Operador)]
public sealed record PrevenirCambioDeIntegrantes(ImmutableArray<Hallazgo> Hallazgos) : Acto<Expediente>
{
    private const string Regla = "PCS-3.6.2-09";

    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto)
    {
        if (estado is not { Estatus: Estatus.ConvenioSuscrito or Estatus.EnEjecucion, Convenio.Cambio: { Etapa: EtapaDeCambio.Informado } cambio })
        {
            return estado.Convenio?.Cambio is { Etapa: EtapaDeCambio.Prevenido or EtapaDeCambio.Subsanado }
                ? Decision.Rechazar("PREVENCION_UNICA", "DH-17A-01", "Ya se pidió lo que faltaba del cambio de integrantes: se pide una sola vez, todo junto (LFPA, artículo 17-A).")
                : estado.NoProcede("pedir lo que falta de un cambio de integrantes", Regla);
        }

        var claves = RequisitosDelCambio.Claves(contexto.Programa, [.. cambio.Entran.Select(e => e.Cargo)]).ToDictionary(r => r.Clave, r => r.Requisito);
        var fallas = Hallazgo.Fallas(Hallazgos, "hallazgos", claves.ContainsKey, (Regla, "no es de lo que acredita un cambio de integrantes."), Regla).ToList();
        if (fallas.Count > 0)
        {
            return Rechazo.PorContenido(fallas);
        }

        var faltantes = Faltante.Reunir(cambio.Faltantes, Hallazgos.OVacio().Select(h => new Faltante(h.Requisito, claves[h.Requisito].Regla, h.Motivo)));
        return faltantes.IsEmpty
            ? Decision.Rechazar("SIN_FALTANTES", Regla, "Al cambio de integrantes no le falta nada: regístrelo, o señale qué documento no puede aceptarse y por qué.")
            : new CambioDeIntegrantesPrevenido(cambio.Numero, faltantes, EnTiempo: estado.Plazos.TryGetValue(cambio.PlazoDePrevenir, out var plazo) && !contexto.Vencido(plazo));
    }
}

/// <summary>CAMBIO_CPC_PREVENIDO. The term to remedy begins when the notice is received.</summary>
/// <param name="Numero">Number within the file.</param>
/// <param name="Faltantes">What is missing, and why.</param>
/// <param name="EnTiempo">Whether it was asked for within PZ-24.</param>
[Regla("PCS-3.6.2-09", "PZ-24")]
public sealed record CambioDeIntegrantesPrevenido(int Numero, ImmutableArray<Faltante> Faltantes, bool EnTiempo) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => Contar(ClavesDelRegistro.Tal);

    /// <inheritdoc/>
    public override string Contar(INombres nombres) =>
        $"Se pidió al Comité lo que falta del cambio de integrantes{(EnTiempo ? "" : ", después de que terminó el plazo que la Instancia Ejecutora tenía para pedirlo")}: {string.Join("; ", Faltantes.Select(f => nombres.Requisito(f.Requisito)))}.";

    /// <inheritdoc/>
    public override IEnumerable<string> Pormenores(INombres nombres) => Faltantes.Select(f => $"{nombres.Requisito(f.Requisito)}: {f.Motivo} [{f.Regla}]");

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado)
    {
        var prevenido = estado.ConCambio(c => c with { Etapa = EtapaDeCambio.Prevenido, Faltantes = Faltantes }).Cerrar(estado.Convenio!.Cambio!.PlazoDePrevenir);
        return prevenido.Notificar(prevenido.DeCambio("prevenido", "PCS-3.6.2-09", "PZ-25"));
    }
}
