namespace Dictamen.Core.Expedientes.E3_Dictaminacion;

/// <summary>A member declares a conflict with the project and waits for a substitute; meanwhile hands in no sheet.</summary>
/// <param name="Motivo">Conflict.</param>
[Regla("DH-22-01"), Faculta(Rol.Dictaminador)]
public sealed record DeclararConflicto(MotivoDeConflicto Motivo) : Acto<Expediente>
{
    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto)
    {
        if (estado is not { Estatus: Estatus.EnDictaminacion, Dictaminacion: { Resultado: null } dictaminacion })
        {
            return estado.NoProcede("declarar un conflicto de interés", "DH-22-01");
        }

        if (dictaminacion.AsientoDe(new PersonaId(contexto.Actor.Id)) is not { } asiento)
        {
            return EntregarCedula.NoAsignado(estado);
        }

        return dictaminacion.Dictaminadores[asiento].Conflicto is null ? new ConflictoDeclarado(asiento, Motivo) : Decision.Ninguna;
    }
}

/// <summary>A member declared a conflict.</summary>
/// <param name="Asiento">Seat.</param>
/// <param name="Motivo">Conflict.</param>
[Regla("DH-22-01"), Reservado]
public sealed record ConflictoDeclarado(string Asiento, MotivoDeConflicto Motivo) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => "Un integrante del Comité Dictaminador declaró un conflicto de interés y será sustituido.";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado)
    {
        var d = estado.Dictaminacion!;
        var quien = d.Dictaminadores[Asiento];
        return estado with
        {
            Dictaminacion = d with
            {
                Dictaminadores = d.Dictaminadores.SetItem(Asiento, quien with { Conflicto = Motivo }),
                Excusados = d.Excusados.Add(quien.Persona),
            },
        };
    }
}
