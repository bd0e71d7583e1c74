using Dictamen.Core.Convocatorias.Comite;

namespace Dictamen.Core.Expedientes.E3_Dictaminacion;

/// <summary>
/// Puts another person in a member's seat for this project. Without a declared conflict it is too late once the sheet was handed in: the sheet is final. Who declared one with this project does not come back to it.
/// Who reviews what is the secretary's alone to know (4.2.3.2), so that only she names a substitute.
/// </summary>
/// <param name="Suplente">The new member, in the same seat.</param>
[Regla("DH-22-01", "PCS-4.2.3.1-04", "PCS-4.2.3.2-02", "AMB-16"), Faculta(Rol.SecretariaTecnica)]
public sealed record SustituirDictaminador(MiembroDelComite Suplente) : Acto<Expediente>
{
    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto)
    {
        if (SecretariaDelComite.Ajena(contexto, "sustituye a quien dictamina un proyecto", "PCS-4.2.3.2-02") is { } ajena)
        {
            return ajena;
        }

        if (estado is not { Estatus: Estatus.EnDictaminacion, Dictaminacion: { Resultado: null } dictaminacion }
            || !dictaminacion.Dictaminadores.TryGetValue(Suplente.Asiento, out var actual))
        {
            return estado.NoProcede($"sustituir a quien ocupa el asiento {Suplente.Asiento}", "PCS-4.2.3.1-04");
        }

        if (actual.Conflicto is null && dictaminacion.Cedulas.ContainsKey(Suplente.Asiento))
        {
            return Decision.Rechazar(EntregarCedula.Definitiva, "PCS-4.2.3-02", $"Quien ocupa el asiento {Suplente.Asiento} ya entregó su cédula, que es definitiva: sólo puede sustituirse si declara un conflicto de interés.");
        }

        if (dictaminacion.Excusados.Contains(Suplente.Persona))
        {
            return Decision.Rechazar("YA_SE_EXCUSO", "DH-22-01", "Esa persona ya declaró un conflicto de interés con este proyecto y no puede volver a dictaminarlo, en ningún asiento: nombre a otra.");
        }

        if (dictaminacion.AsientoDe(Suplente.Persona) is not null)
        {
            return Decision.Rechazar("PERSONA_REPETIDA", "AMB-16", "Esa persona ya dictamina el proyecto.");
        }

        Falla[] fallas = [.. Impedimentos.Fallas(Suplente, estado, contexto)];
        return fallas.Length > 0 ? Rechazo.PorContenido(fallas) : new DictaminadorSustituido(Suplente.Asiento, actual.Persona, Suplente.Persona);
    }
}

/// <summary>Another person took a member's seat for this project; a sheet of the former one has no effect.</summary>
/// <param name="Asiento">Seat.</param>
/// <param name="Sale">Who leaves.</param>
/// <param name="Entra">Who enters.</param>
[Regla("DH-22-01", "PCS-4.2.3.1-04"), Reservado]
public sealed record DictaminadorSustituido(string Asiento, PersonaId Sale, PersonaId Entra) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => "Se sustituyó a un integrante del Comité Dictaminador para este proyecto.";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado)
    {
        var d = estado.Dictaminacion!;
        return estado with
        {
            Dictaminacion = d with
            {
                Dictaminadores = d.Dictaminadores.SetItem(Asiento, new DictaminadorAsignado(Asiento, Entra)),
                Cedulas = d.Cedulas.Remove(Asiento),
            },
        };
    }
}
