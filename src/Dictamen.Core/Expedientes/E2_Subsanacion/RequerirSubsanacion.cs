using System.Collections.Immutable;
using Dictamen.Core.Expedientes.E1_Recepcion;

namespace Dictamen.Core.Expedientes.E2_Subsanacion;

/// <summary>Sends the one prevention notice: everything that is missing, and everything that came and cannot be accepted.</summary>
/// <param name="Hallazgos">What the officer found in documents that came; what is missing is added by itself.</param>
/// <param name="DiasHabiles">Working days that the officer means to grant; the programme's when not given, and no other number is admitted.</param>
[Regla("PCS-4.2.2-03", "PCS-4.2.2-04", "PZ-03", "AMB-13", "DH-17A-01"), Faculta(Rol.Operador)]
public sealed record RequerirSubsanacion(ImmutableArray<Hallazgo> Hallazgos, int? DiasHabiles = null) : Acto<Expediente>
{
    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto)
    {
        if (estado.Subsanacion is not null)
        {
            return Decision.Rechazar("PREVENCION_UNICA", "AMB-13", $"El proyecto {estado.Folio} ya fue prevenido: se previene una sola vez, con todos los faltantes (LFPA, artículo 17-A).");
        }

        if (estado.Estatus != Estatus.Registrado)
        {
            return estado.NoProcede("prevenir al Comité", "PCS-4.2.2-03");
        }

        var debidos = contexto.Programa.Termino(Subsanacion.Renglon).Cantidad;
        if (DiasHabiles is { } dias && dias != debidos)
        {
            return Decision.Rechazar("PLAZO_DISTINTO", "AMB-13", $"El plazo para subsanar es de {debidos} días hábiles exactos: ni menos (LFPA, artículo 17-A) ni más (numeral 4.2.2). No puede otorgarse uno de {dias}.");
        }

        var fallas = Hallazgo.Fallas(
            Hallazgos,
            "hallazgos",
            clave => clave != Requisitos.Anexo3 && Requisitos.Buscar(contexto.Programa, clave) is not null,
            ("PCS-4.2.2-03", "no es un requisito documental del programa; sólo puede pedirse lo que exige el numeral 3.3."),
            "PCS-4.2.2-03").ToList();
        if (fallas.Count > 0)
        {
            return Rechazo.PorContenido(fallas);
        }

        var faltantes = Faltante.Reunir(
            estado.Recepcion!.Faltantes,
            Hallazgos.OVacio().Select(h => new Faltante(h.Requisito, Requisitos.Buscar(contexto.Programa, h.Requisito)!.Value.Requisito.Regla, h.Motivo)));
        return faltantes.IsEmpty
            ? Decision.Rechazar("SIN_FALTANTES", "PCS-4.2.2-05", $"Al proyecto {estado.Folio} no le falta nada: clasifíquelo como completo, o señale qué documento no puede aceptarse y por qué.")
            : new PrevencionEmitida(faltantes);
    }
}

/// <summary>The committee was asked, once, for everything that is missing. The term begins when the notice is proven to be received.</summary>
/// <param name="Faltantes">What is missing, and why.</param>
[Regla("PCS-4.2.2-03")]
public sealed record PrevencionEmitida(ImmutableArray<Faltante> Faltantes) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => Contar(ClavesDelRegistro.Tal);

    /// <inheritdoc/>
    public override string Contar(INombres nombres) => $"Se previno al Comité para que entregue lo que falta: {string.Join("; ", Faltantes.Select(f => nombres.Requisito(f.Requisito)))}.";

    /// <inheritdoc/>
    public override IEnumerable<string> Pormenores(INombres nombres) => Faltantes.Select(f =>
        $"{f.EnPalabras(nombres.Requisito)} [{f.Regla}]");

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado) => (estado with { Subsanacion = new Subsanacion { Pedidos = Faltantes } })
        .Pasar(Estatus.Prevenido)
        .Notificar(new Notificacion(Subsanacion.Prevencion, "prevencion", "PCS-4.2.2-03", Subsanacion.Renglon));
}
