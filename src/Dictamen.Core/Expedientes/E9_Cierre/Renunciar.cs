using System.Collections.Immutable;
using Dictamen.Core.Expedientes.Comunes;

namespace Dictamen.Core.Expedientes.E9_Cierre;

/// <summary>The committee gives up the support in writing, before there is an agreement. The money goes back to the call. With an agreement in force the way is <see cref="SolicitarTerminacion"/>.</summary>
/// <param name="Escrito">Digest of the writing.</param>
/// <param name="Firmantes">Who signs it: the members of the committee.</param>
[Regla("PCS-4.2.3.3-04"), Faculta(Rol.Solicitante)]
public sealed record Renunciar(Huella Escrito, ImmutableArray<PersonaId> Firmantes) : Acto<Expediente>
{
    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto)
    {
        if (estado is { Estatus: Estatus.NoApoyado, Causa: CausaNoApoyo.Renuncia })
        {
            return Decision.Ninguna;
        }

        if (estado.Estatus is Estatus.ConvenioSuscrito or Estatus.EnEjecucion)
        {
            return Decision.Rechazar("HAY_CONVENIO", "PCS-4.2.7-01", "El Convenio está suscrito: para dejar el proyecto, el Comité solicita su terminación anticipada.");
        }

        if (estado.Estatus is not (Estatus.Apoyado or Estatus.EnAjuste1 or Estatus.EnAjuste2 or Estatus.Ajustado or Estatus.ConvenioEnviado or Estatus.ConvenioObservado))
        {
            return estado.NoProcede("renunciar al apoyo", "PCS-4.2.3.3-04");
        }

        var fallas = FirmasDelComite.Faltas(estado, Firmantes, "PCS-4.2.3.3-04").ToList();
        return fallas.Count > 0 ? Rechazo.PorContenido(fallas) : new ApoyoRenunciado(Escrito, estado.Estatus);
    }
}

/// <summary>NO_APOYADO(RENUNCIA): the committee gave up the support.</summary>
/// <param name="Escrito">Digest of the writing.</param>
/// <param name="Estaba">Status in which it gave it up.</param>
[Regla("PCS-4.2.3.3-04")]
public sealed record ApoyoRenunciado(Huella Escrito, Estatus Estaba) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => Contar(ClavesDelRegistro.Tal);

    /// <inheritdoc/>
    public override string Contar(INombres nombres) => $"El Comité renunció por escrito al apoyo cuando su estatus era {nombres.Estatus(Estaba)}; el recurso vuelve a la convocatoria.";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado) =>
        estado.DejarSinApoyo(CausaNoApoyo.Renuncia, "PCS-4.2.3.3-04");
}
