using System.Collections.Immutable;
using Dictamen.Core.Expedientes.Comunes;

namespace Dictamen.Core.Expedientes.E9_Cierre;

/// <summary>The committee withdraws its application in writing, before it is known whether the project is supported.</summary>
/// <param name="Escrito">Digest of the writing.</param>
/// <param name="Firmantes">Who signs it: the members of the committee.</param>
[Regla("PCS-4.2.3.3-04"), Faculta(Rol.Solicitante)]
public sealed record Desistir(Huella Escrito, ImmutableArray<PersonaId> Firmantes) : Acto<Expediente>
{
    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto)
    {
        if (estado is { Estatus: Estatus.NoApoyado, Causa: CausaNoApoyo.Renuncia })
        {
            return Decision.Ninguna;
        }

        if (estado.Estatus is not (Estatus.Registrado or Estatus.Prevenido or Estatus.Completo or Estatus.EnDictaminacion or Estatus.Dictaminado))
        {
            return estado.NoProcede("desistir de la solicitud", "PCS-4.2.3.3-04");
        }

        var fallas = FirmasDelComite.Faltas(estado, Firmantes, "PCS-4.2.3.3-04").ToList();
        return fallas.Count > 0 ? Rechazo.PorContenido(fallas) : new SolicitudDesistida(Escrito, estado.Estatus);
    }
}

/// <summary>NO_APOYADO(RENUNCIA): the committee withdrew before the result.</summary>
/// <param name="Escrito">Digest of the writing.</param>
/// <param name="Estaba">Status from which it withdrew.</param>
[Regla("PCS-4.2.3.3-04")]
public sealed record SolicitudDesistida(Huella Escrito, Estatus Estaba) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => Contar(ClavesDelRegistro.Tal);

    /// <inheritdoc/>
    public override string Contar(INombres nombres) => $"El Comité desistió por escrito de su solicitud cuando su estatus era {nombres.Estatus(Estaba)}.";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado) =>
        estado.DejarSinApoyo(CausaNoApoyo.Renuncia, "PCS-4.2.3.3-04");
}
