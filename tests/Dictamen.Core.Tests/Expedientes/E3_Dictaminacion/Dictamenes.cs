using System.Collections.Immutable;
using Dictamen.Core.Convocatorias;
using Dictamen.Core.Convocatorias.Comite;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Expedientes.E3_Dictaminacion;
using Dictamen.Core.Tests.Convocatorias;
using Dictamen.Core.Tests.Kit;

namespace Dictamen.Core.Tests.Expedientes.E3_Dictaminacion;

/// <summary>A complete project before its committee.</summary>
internal static class Dictamenes
{
    public const string Dia = "2019-11-08 10:00";

    public static readonly Valoracion Si = new(true, "Cumple (motivo de prueba).");

    public static readonly Valoracion No = new(false, "No cumple (motivo de prueba).");

    /// <summary>A project of a community that takes part with folio 1.</summary>
    public static SolicitudExcedente Excedente { get; } = new(Mundo.Folio(2), Mundo.Folio(1), "PCS-3.3-12", $"La comunidad ya presentó el proyecto {Mundo.Folio(1)} (motivo de prueba).");

    public static Convocatoria Convocatoria { get; } = Pasos.Cerrada().Y(new IntegrarComite(Pasos.Comite, Pasos.Secretaria), "2019-11-06").Estado;

    public static Escenario<Expediente> Completo(int n = 1) => Escenario<Expediente>.Dado(Solicitudes.Completa(n)).Con(e => e.Convocatoria = Convocatoria);

    public static Escenario<Expediente> EnDictaminacion(int n = 1) => Completo(n).Y(new AsignarDictaminadores(), Dia);

    public static Actor Integrante(int i) => new(Rol.Dictaminador, Pasos.Comite[i].Persona.Valor);

    public static Actor Secretaria { get; } = new(Rol.SecretariaTecnica, Pasos.Secretaria.Valor);

    /// <summary>The technical secretary of another convocatoria: the same role, and nothing to decide here.</summary>
    public static Actor SecretariaAjena { get; } = new(Rol.SecretariaTecnica, Mundo.Persona(990).Valor);

    /// <summary>A sheet with the same mark for each criterion.</summary>
    public static EntregarCedula Cedula(decimal puntaje, int documento = 1) => new(
        Si, Si, Si, Mundo.Pcs.Criterios.ToImmutableSortedDictionary(c => c.Id, _ => puntaje), "Observaciones de prueba.", Mundo.Huella(documento));

    public static EntregarCedula NoViable() => Cedula(0) with { Viabilidad = No, Puntajes = ImmutableSortedDictionary<string, decimal>.Empty };

    public static Escenario<Expediente> Calificado(params EntregarCedula[] cedulas)
    {
        var escenario = EnDictaminacion();
        for (var i = 0; i < cedulas.Length; i++)
        {
            escenario.Y(cedulas[i], Dia, Integrante(i));
        }

        return escenario;
    }

    public static Escenario<Expediente> Calificado(params decimal[] puntajes) => Calificado([.. puntajes.Select(p => Cedula(p))]);

    /// <summary>A project with a dictamen: score 80 and favourable with marks of 8.</summary>
    public static Escenario<Expediente> Dictaminado(decimal puntaje = 8m)
    {
        var escenario = Calificado(puntaje, puntaje, puntaje, puntaje).Y(new AcordarResultado(), Dia, Secretaria);
        var r = escenario.Estado.Dictaminacion!.Resultado!;
        return escenario.Y(new AsentarDictamen("PCS-2019-01-A001", r.Calificacion, r.Favorable), "2019-11-12");
    }
}
