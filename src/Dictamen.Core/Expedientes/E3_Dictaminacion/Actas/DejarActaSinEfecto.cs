using Dictamen.Core.Convocatorias.Comite;
using Dictamen.Core.Expedientes.Comunes;

namespace Dictamen.Core.Expedientes.E3_Dictaminacion.Actas;

/// <summary>The technical secretary leaves an acta without effect that not all have signed, because one of them never will: its projects go to another acta. What all signed is final, and nothing undoes it (4.2.3).</summary>
/// <param name="Motivo">Why.</param>
[Regla("PCS-A1-01", "PCS-4.2.3-02", "AMB-16", "AMB-21"), Faculta(Rol.SecretariaTecnica)]
public sealed record DejarActaSinEfecto(string Motivo) : Acto<Acta>
{
    /// <inheritdoc/>
    public override Decision Decidir(Acta estado, Contexto contexto)
    {
        if (estado.Id.Length == 0 || !contexto.Actor.EsSecretariaDe(contexto.Convocatoria))
        {
            return Decision.Rechazar("NO_FACULTADO", "PCS-A1-01", "Sólo deja sin efecto un Acta levantada quien es Secretaría Técnica de su convocatoria: pídalo a ella.");
        }

        if (estado.Concluida is not null)
        {
            return Decision.Rechazar("ACTA_CONCLUIDA", "PCS-4.2.3-02", $"El Acta {estado.Id} tiene todas las firmas y sus resultados son definitivos: no puede dejarse sin efecto.");
        }

        if (estado.SinEfecto is not null)
        {
            return Decision.Ninguna;
        }

        return Motivacion.Falta("motivo", Motivo, "PCS-A1-01") is { } falla ? Rechazo.PorContenido([falla]) : new ActaSinEfecto(Motivo.Trim());
    }
}

/// <summary>An acta that not all had signed was left without effect. The signatures that it has stay in the record, and are worth nothing.</summary>
/// <param name="Motivo">Why.</param>
[Regla("PCS-A1-01")]
public sealed record ActaSinEfecto(string Motivo) : Hecho<Acta>
{
    /// <inheritdoc/>
    public override string Relato => $"El Acta se dejó sin efecto antes de tener todas las firmas: {Motivo}";

    /// <inheritdoc/>
    public override Acta Aplicar(Acta estado) => estado with { SinEfecto = Motivo };
}
