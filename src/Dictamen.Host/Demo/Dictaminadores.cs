using System.Collections.Immutable;
using Dictamen.Core;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E3_Dictaminacion;
using Dictamen.Core.Programas;

namespace Dictamen.Host.Demo;

/// <summary>What the four members of the Comité Dictaminador do: declare a conflict, or hand in their sheet.</summary>
internal sealed class Dictaminadores(Programa programa, Papeleria papeleria)
{
    // Below it the sample's bases give no favourable dictamen.
    private const decimal NotaSuficiente = 6m;

    /// <summary>The next sheet of a project, one member after the other.</summary>
    public Paso? Siguiente(Expediente e, Viaje v, DateOnly hoy)
    {
        if (e is not { Estatus: Estatus.EnDictaminacion, Dictaminacion: { Resultado: null } d } || v.Guion.Renuncia == "dictaminacion")
        {
            return null;
        }

        foreach (var (i, asignado) in d.Dictaminadores.Values.Index())
        {
            var actor = new Actor(Rol.Dictaminador, asignado.Persona.Valor);
            if (v.Guion.Conflicto && i == d.Dictaminadores.Count - 1 && asignado.Persona == Convocante.Miembro(asignado.Asiento))
            {
                return asignado.Conflicto is null ? new Paso(new DeclararConflicto(MotivoDeConflicto.Parentesco), actor) : null;
            }

            if (!d.Cedulas.ContainsKey(asignado.Asiento) && (hoy.DayNumber + v.Proyecto.Numero + i) % 3 != 0)
            {
                return new Paso(Cedula(v, i), actor);
            }
        }

        return null;
    }

    private EntregarCedula Cedula(Viaje v, int miembro)
    {
        var inviable = v.Guion.Dictamen == "inviable";
        var base10 = v.Guion.Divergencia && miembro == 2 ? Math.Max(0m, v.Guion.Nota - 4m) : v.Guion.Nota;
        // Members differ by tenths around the script's mark, so that the average is the mark itself.
        decimal[] matiz = [-0.1m, 0.1m, -0.05m, 0.05m];
        var nota = Math.Clamp(base10 + matiz[miembro % matiz.Length], 0m, 10m);
        return new EntregarCedula(
            new Valoracion(!inviable, inviable ? "El proyecto depende de un permiso que la comunidad no puede obtener en el ejercicio." : "El proyecto puede realizarse en el tiempo y con los recursos previstos."),
            new Valoracion(true, "Corresponde a la temática elegida."),
            new Valoracion(true, "Suma a las familias en un trabajo común."),
            inviable ? ImmutableSortedDictionary<string, decimal>.Empty : programa.Criterios.ToImmutableSortedDictionary(c => c.Id, _ => nota, StringComparer.Ordinal),
            inviable ? "Conviene presentarlo de nuevo cuando la comunidad tenga el permiso." : v.Guion.Nota < NotaSuficiente ? "Las metas no pueden medirse y el presupuesto no corresponde a ellas." : "Proyecto claro; el presupuesto corresponde a las metas.",
            papeleria.De($"Cédula de dictaminación del integrante {miembro + 1}", v.Proyecto));
    }
}
