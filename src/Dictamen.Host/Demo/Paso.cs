using Dictamen.Core;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E7_Ministracion;

namespace Dictamen.Host.Demo;

/// <summary>The next thing that somebody does with a file. <paramref name="SeRechaza"/>: the script expects the refusal, to show it.</summary>
internal sealed record Paso(Acto<Expediente> Acto, Actor Actor, bool SeRechaza = false)
{
    public static Actor Operador { get; } = new(Rol.Operador, "operacion-1");

    public static Actor Aprobador { get; } = new(Rol.Aprobador, "aprobacion-1");

    public static Actor Normativa { get; } = new(Rol.Normativa, "normativa-1");

    public static Actor Solicitante(PersonaId persona) => new(Rol.Solicitante, persona.Valor);
}

/// <summary>A project on its way, and what its people remember between two days.</summary>
internal sealed class Viaje(ProyectoDeMuestra proyecto)
{
    public ProyectoDeMuestra Proyecto { get; } = proyecto;

    public Guion Guion => Proyecto.Guion;

    public Folio? Folio { get; private set; }

    /// <summary>The folio as the key of its stream.</summary>
    public string Clave { get; private set; } = "";

    /// <summary>Whether nobody has anything to do with it any more.</summary>
    public bool Terminado { get; set; }

    public void Recibir(Folio? folio) => (Folio, Clave) = (folio, folio?.ToString() ?? "");

    public int Pasos { get; set; }

    /// <summary>What was tried already, so that it is tried once.</summary>
    public HashSet<string> Hecho { get; } = [];

    /// <summary>The state of its money in which nothing was left to spend.</summary>
    public Ministraciones? Gastado { get; set; }

    /// <summary>Instant of the day's turn.</summary>
    public DateTimeOffset Ahora { get; set; }

    public DateOnly Hoy => HoraDelCentro.Dia(Ahora);

    /// <summary>Criteria of the field visit, of the bases.</summary>
    public System.Collections.Immutable.ImmutableArray<string> Criterios { get; set; } = [];

    public bool UnaVez(string que) => Hecho.Add(que);
}
