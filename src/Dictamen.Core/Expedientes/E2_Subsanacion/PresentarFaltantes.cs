using System.Collections.Immutable;
using Dictamen.Core.Expedientes.E1_Recepcion;

namespace Dictamen.Core.Expedientes.E2_Subsanacion;

/// <summary>The committee hands in all or some of what was asked for, as often as it needs to within the term, and also before the term has begun.</summary>
/// <param name="Documentos">Digests, by key of the requirement. The co-investment (8.2) is a document here: its breakdown.</param>
/// <param name="Declaraciones">Declarations that are made now, by key.</param>
/// <param name="Identificaciones">Type of identification of each post whose identification is handed in.</param>
[Regla("PCS-4.2.2-04", "PZ-03", "AMB-50"), Faculta(Rol.Solicitante)]
public sealed record PresentarFaltantes(
    ImmutableDictionary<string, Huella> Documentos,
    ImmutableArray<string> Declaraciones,
    ImmutableDictionary<string, string> Identificaciones) : Acto<Expediente>
{
    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto)
    {
        if (estado.Subsanacion is not { } subsanacion)
        {
            return estado.NoProcede("entregar faltantes, porque no se han pedido", "PCS-4.2.2-04");
        }

        if (estado.FinDeSubsanacion(contexto) is { } ultimo)
        {
            return Decision.Rechazar(
                "FUERA_DE_PLAZO",
                "PCS-4.2.2-04",
                $"El plazo para subsanar terminó el {ultimo.Corta()} a las 24:00 horas (hora del centro de México); lo que llega después no se recibe (numeral 4.2.2).");
        }

        if (estado.Estatus != Estatus.Prevenido)
        {
            return estado.NoProcede("entregar faltantes", "PCS-4.2.2-04");
        }

        var fallas = Revisar(subsanacion, contexto).ToList();
        if (fallas.Count > 0)
        {
            return Rechazo.PorContenido(fallas);
        }

        var entregado = new FaltantesRecibidos(contexto.Ahora, Documentos, Declaraciones.OVacio(), Identificaciones);
        return YaConsta(estado) ? Decision.Ninguna : entregado;
    }

    private IEnumerable<Falla> Revisar(Subsanacion subsanacion, Contexto contexto)
    {
        if (Documentos.IsEmpty && Declaraciones.OVacio().IsEmpty)
        {
            // Whoever had the page open while another member handed in the rest is not told that they sent nothing.
            yield return new Falla("faltantes", "PCS-4.2.2-04", subsanacion.Pendientes.IsEmpty ? "Ya estaba entregado todo lo que se pidió; de este envío no se registró nada." : "No se entregó ningún documento.");
        }

        foreach (var clave in Documentos.Keys.Concat(Declaraciones.OVacio()).Order(StringComparer.Ordinal))
        {
            if (subsanacion.Pedidos.All(f => f.Requisito != clave))
            {
                yield return new Falla(clave, "PCS-4.2.2-04", $"«{Requisitos.Nombre(contexto.Programa, clave)}» no está entre lo que se pidió en la prevención.");
            }
        }

        foreach (var falla in Requisitos.SoloDeclarados(contexto.Programa, Declaraciones, "PCS-4.2.2-04"))
        {
            yield return falla;
        }

        foreach (var cargo in Identificaciones.Keys.Where(c => !Documentos.ContainsKey($"{Requisitos.Identificacion}/{c}")))
        {
            yield return new Falla($"{Requisitos.Identificacion}/{cargo}", "PCS-4.2.2-04", $"Se dijo qué identificación de {cargo} se entrega, y no vino el documento.");
        }

        foreach (var clave in Documentos.Keys)
        {
            if (Requisitos.Buscar(contexto.Programa, clave) is { Requisito.Id: Requisitos.Identificacion, Cargo: { } cargo }
                && !contexto.Programa.Identificaciones.Contains(Identificaciones.GetValueOrDefault(cargo, "")))
            {
                yield return new Falla($"tipo.{cargo}", "PCS-3.3-05", $"Diga qué identificación de {cargo} se entrega; debe ser de las que admite el numeral 3.3.");
            }
        }
    }

    private bool YaConsta(Expediente estado) =>
        Documentos.All(d => estado.Recepcion!.Documentos.TryGetValue(d.Key, out var huella) && huella == d.Value && estado.Subsanacion!.Recibidos.ContainsKey(d.Key))
        && Identificaciones.All(i => estado.Recepcion!.Identificaciones.GetValueOrDefault(i.Key) == i.Value)
        && Declaraciones.OVacio().All(estado.Subsanacion!.Recibidos.ContainsKey);
}

/// <summary>The committee handed in what was asked for, or a part of it.</summary>
/// <param name="RecibidosEl">Instant of reception (UTC): it decides whether they came in time, whenever they are reviewed.</param>
/// <param name="Documentos">Digests, by key of the requirement.</param>
/// <param name="Declaraciones">Declarations, by key.</param>
/// <param name="Identificaciones">Types of identification, by post.</param>
[Regla("PCS-4.2.2-04")]
public sealed record FaltantesRecibidos(
    DateTimeOffset RecibidosEl,
    ImmutableDictionary<string, Huella> Documentos,
    ImmutableArray<string> Declaraciones,
    ImmutableDictionary<string, string> Identificaciones) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => Contar(ClavesDelRegistro.Tal);

    /// <inheritdoc/>
    public override string Contar(INombres nombres) => $"El Comité entregó: {string.Join("; ", Documentos.Keys.Concat(Declaraciones).Order(StringComparer.Ordinal).Select(nombres.Requisito))}.";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado) => estado with
    {
        Recepcion = estado.Recepcion! with
        {
            Documentos = estado.Recepcion.Documentos.SetItems(Documentos),
            Declaraciones = [.. estado.Recepcion.Declaraciones.Union(Declaraciones)],
            Identificaciones = estado.Recepcion.Identificaciones.SetItems(Identificaciones),
        },
        Subsanacion = estado.Subsanacion! with
        {
            Recibidos = estado.Subsanacion.Recibidos.SetItems(
                Documentos.Keys.Concat(Declaraciones).Select(clave => KeyValuePair.Create(clave, RecibidosEl))),
        },
    };
}
