using Dictamen.Core.Expedientes.E4_Prelacion;

namespace Dictamen.Core.Convocatorias.Recursos;

/// <summary>Offers what is left to the next project of the ranking that does not fit in it (AMB-26). The first offer is made by the assignment itself.</summary>
[Regla("AMB-26", "PCS-4.2.3.4-04"), Faculta(Rol.Operador)]
public sealed record OfrecerAjuste : Acto<Convocatoria>
{
    /// <inheritdoc/>
    public override Decision Decidir(Convocatoria estado, Contexto contexto)
    {
        if (Movimientos.Impedimento(estado, contexto, "ofrecer un ajuste a la baja", "AMB-26") is { } impedimento)
        {
            return impedimento;
        }

        var presupuesto = estado.Presupuesto!;
        if (presupuesto.Siguiente(PoliticaDeCorte.Estricta) is not { } siguiente)
        {
            return estado.NoProcede("ofrecer un ajuste a la baja", "AMB-26", "ningún proyecto espera recursos");
        }

        if (presupuesto.Remanente == 0 || siguiente.Solicitado <= presupuesto.Remanente)
        {
            return estado.NoProcede("ofrecer un ajuste a la baja", "AMB-26", presupuesto.Remanente == 0 ? "no hay remanente" : "el siguiente proyecto cabe completo en el remanente: promuévalo");
        }

        return siguiente.OfertaNoAceptada is { } previa && previa >= presupuesto.Remanente
            ? estado.NoProcede("ofrecer un ajuste a la baja", "AMB-26", "el siguiente proyecto ya no aceptó una oferta igual o mayor")
            : new OfertaDeAjuste(new Folio(estado.Id, siguiente.Consecutivo), presupuesto.Remanente);
    }
}

/// <summary>What is left was offered to the first project that does not fit in it.</summary>
/// <param name="Folio">Folio.</param>
/// <param name="Monto">Pesos offered.</param>
[Regla("AMB-26")]
public sealed record OfertaDeAjuste(Folio Folio, decimal Monto) : Hecho<Convocatoria>
{
    /// <inheritdoc/>
    public override string Relato => $"Se ofreció al folio {Folio} un ajuste a la baja por {Monto.EnCifras()} pesos: es el primero de la prelación que no cabe en lo que queda.";

    /// <inheritdoc/>
    public override Convocatoria Aplicar(Convocatoria estado) =>
        estado with { Presupuesto = estado.Presupuesto! with { Oferta = new OfertaAbierta(Folio.Consecutivo, Monto) } };
}
