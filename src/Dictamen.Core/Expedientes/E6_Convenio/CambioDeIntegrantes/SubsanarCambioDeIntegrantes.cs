using System.Collections.Immutable;
using Dictamen.Core.Expedientes.E1_Recepcion;

namespace Dictamen.Core.Expedientes.E6_Convenio.CambioDeIntegrantes;

/// <summary>The committee hands in, itself or through the office that received it on paper, what was asked for of a change of members, all or some, as often as it needs to within the term and also before it has begun.</summary>
/// <param name="Documentos">Digests, by key of the requirement.</param>
/// <param name="Identificaciones">Type of identification of each post whose identification is handed in.</param>
/// <param name="Declaraciones">Declarations that are made now, by key.</param>
[Regla("PCS-3.6.2-10", "PZ-25"), Faculta(Rol.Solicitante, Rol.Operador)]
public sealed record SubsanarCambioDeIntegrantes(ImmutableDictionary<string, Huella> Documentos, ImmutableDictionary<string, string> Identificaciones, ImmutableArray<string> Declaraciones) : Acto<Expediente>
{
    private const string Regla = "PCS-3.6.2-10";

    /// <summary>Day on which the office received it, where the office captures it.</summary>
    public DateOnly? RecibidoEl { get; init; }

    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto)
    {
        var deOficina = contexto.Actor.Rol == Rol.Operador;
        if (estado is not { Estatus: Estatus.ConvenioSuscrito or Estatus.EnEjecucion, Convenio.Cambio: { } cambio } || !(cambio.Etapa == EtapaDeCambio.Prevenido || (deOficina && cambio.Vencio is not null)))
        {
            return estado.NoProcede("entregar lo que falta de un cambio de integrantes", Regla);
        }

        var ultimo = cambio.Vencio ?? (estado.Plazos.TryGetValue(cambio.PlazoDeSubsanar, out var plazo) ? contexto.Calendario.Recomputar(plazo).UltimoDia : null);
        if (PorEscrito.Llego(RecibidoEl, contexto) > ultimo && !(deOficina && RecibidoEl is null))
        {
            return Decision.Rechazar("FUERA_DE_PLAZO", "PZ-25", $"El plazo para entregar lo que faltaba del cambio de integrantes terminó el {ultimo!.Value.Corta()} a las 24:00; el cambio no surte efectos y puede informarse de nuevo.");
        }

        var entregadas = Documentos.Keys.Concat(Declaraciones.OVacio()).ToHashSet(StringComparer.Ordinal);
        var fallas = Fallas(estado, cambio, entregadas, contexto).ToList();
        if (fallas.Count > 0)
        {
            return Rechazo.PorContenido(fallas);
        }

        Faltante[] faltan = [.. cambio.Pendientes.Where(f => !entregadas.Contains(f.Requisito))];
        if (cambio.Vencio is not null && faltan.Length > 0)
        {
            return Decision.Rechazar("FALTA_INFORMACION", "PZ-25", $"El plazo terminó el {ultimo!.Value.Corta()} y el cambio quedó sin efecto; sólo vuelve a trámite si con lo que se recibió dentro del plazo ya no falta nada. Falta: {string.Join("; ", faltan.Select(f => Requisitos.Nombre(contexto.Programa, f.Requisito)))}. Capture junto todo lo que se recibió a tiempo.");
        }

        return YaConsta(cambio)
            ? Decision.Ninguna
            : new CambioDeIntegrantesSubsanado(cambio.Numero, Documentos, Identificaciones, Declaraciones.OVacio(), contexto.Ahora, faltan.Length == 0, RecibidoEl, cambio.Vencio);
    }

    private bool YaConsta(Cambio cambio) =>
        Documentos.All(d => cambio.Documentos.GetValueOrDefault(d.Key) == d.Value && cambio.Recibidos.ContainsKey(d.Key))
        && Identificaciones.All(i => cambio.Identificaciones.GetValueOrDefault(i.Key) == i.Value)
        && Declaraciones.OVacio().All(cambio.Recibidos.ContainsKey);

    private IEnumerable<Falla> Fallas(Expediente estado, Cambio cambio, HashSet<string> entregadas, Contexto contexto)
    {
        if (PorEscrito.Falta(RecibidoEl, estado.Convenio!.Fecha ?? contexto.Hoy, contexto, Regla) is { } falla)
        {
            yield return falla;
        }

        if (entregadas.Count == 0)
        {
            yield return new Falla("documentos", Regla, "No se entregó nada de lo que se pidió.");
        }

        foreach (var ajena in entregadas.Where(c => cambio.Faltantes.All(f => f.Requisito != c)))
        {
            yield return new Falla(ajena, Regla, $"«{Requisitos.Nombre(contexto.Programa, ajena)}» no está entre lo que se pidió del cambio de integrantes.");
        }

        foreach (var declarado in Requisitos.SoloDeclarados(contexto.Programa, Declaraciones, Regla))
        {
            yield return declarado;
        }

        foreach (var cargo in cambio.Entran.Select(e => e.Cargo).Where(c => Documentos.ContainsKey($"{Requisitos.Identificacion}/{c}") && !contexto.Programa.Identificaciones.Contains(Identificaciones.GetValueOrDefault(c, ""))))
        {
            yield return new Falla($"tipo.{cargo}", "PCS-3.3-05", $"Diga cuál de las identificaciones que admite el numeral 3.3 es la de {cargo}.");
        }
    }
}

/// <summary>CAMBIO_CPC_SUBSANADO once nothing is pending: it waits for its review, and its term matters no longer.</summary>
/// <param name="Numero">Number within the file.</param>
/// <param name="Documentos">Digests, by key of the requirement.</param>
/// <param name="Identificaciones">Type of identification of each post.</param>
/// <param name="Declaraciones">Declarations made, by key.</param>
/// <param name="RecibidosEl">Instant (UTC) of reception.</param>
/// <param name="Completo">Whether nothing that was asked for is pending.</param>
/// <param name="RecibidoEl">Day on which the office received it on paper; <see langword="null"/> when the committee handed it in itself.</param>
/// <param name="Reabre">Last day of the term, when its end had left the change without effect before the office captured what it had received in time.</param>
[Regla("PCS-3.6.2-10", "PZ-25")]
public sealed record CambioDeIntegrantesSubsanado(
    int Numero, ImmutableDictionary<string, Huella> Documentos, ImmutableDictionary<string, string> Identificaciones, ImmutableArray<string> Declaraciones, DateTimeOffset RecibidosEl, bool Completo, DateOnly? RecibidoEl = null, DateOnly? Reabre = null) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => Contar(ClavesDelRegistro.Tal);

    /// <inheritdoc/>
    public override string Contar(INombres nombres) =>
        $"El Comité entregó{PorEscrito.Relato(RecibidoEl)} de lo que se le pidió del cambio de integrantes: {string.Join("; ", Documentos.Keys.Concat(Declaraciones).Order(StringComparer.Ordinal).Select(nombres.Requisito))}. {(Completo ? "Ya no falta nada por entregar." : "Todavía falta algo.")}{(Reabre is { } dia ? $" Llegó dentro del plazo, que terminó el {dia.Corta()}: el cambio, que había quedado sin efecto, vuelve a revisión." : "")}";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado)
    {
        var entregado = estado.ConCambio(c => c with
        {
            Etapa = Completo ? EtapaDeCambio.Subsanado : EtapaDeCambio.Prevenido,
            Vencio = null,
            Documentos = c.Documentos.SetItems(Documentos),
            Identificaciones = c.Identificaciones.SetItems(Identificaciones),
            Declaraciones = [.. c.Declaraciones.Union(Declaraciones)],
            Recibidos = c.Recibidos.SetItems(Documentos.Keys.Concat(Declaraciones).Select(clave => KeyValuePair.Create(clave, RecibidosEl))),
        });
        return Completo ? entregado.DejarDeEsperar() : entregado;
    }
}
