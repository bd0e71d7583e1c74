using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Dictamen.Host.Demo;

/// <summary>The sample convocatoria: fictitious projects, and what each committee will do.</summary>
internal sealed record Muestra
{
    public List<ProyectoDeMuestra> Proyectos { get; init; } = [];

    /// <summary>Reads the sample's projects.</summary>
    public static Muestra Leer(string yaml) => new DeserializerBuilder()
        .WithNamingConvention(UnderscoredNamingConvention.Instance)
        .Build()
        .Deserialize<Muestra>(yaml);
}

internal sealed record ProyectoDeMuestra
{
    public int Numero { get; init; }

    public ComunidadDeMuestra Comunidad { get; init; } = new();

    public string Nombre { get; init; } = "";

    public string Vertiente { get; init; } = "";

    public string Tematica { get; init; } = "";

    public bool PanelesSolares { get; init; }

    public string Justificacion { get; init; } = "";

    public string Problema { get; init; } = "";

    public string CausasEfectos { get; init; } = "";

    public List<string> Recursos { get; init; } = [];

    public List<string> Obstaculos { get; init; } = [];

    public string Region { get; init; } = "";

    public List<List<int>> Beneficiarios { get; init; } = [];

    public string Complementariedad { get; init; } = "";

    public string Objetivo { get; init; } = "";

    public List<MetaDeMuestra> Metas { get; init; } = [];

    public List<ActividadDeMuestra> Actividades { get; init; } = [];

    public string FormaTrabajo { get; init; } = "";

    public List<ConceptoDeMuestra> Conceptos { get; init; } = [];

    public string Coinversion { get; init; } = "";

    public string Transparencia { get; init; } = "";

    public List<string> Cohesion { get; init; } = [];

    public List<IntegranteDeMuestra> Integrantes { get; init; } = [];

    /// <summary>Who takes the post of a member while the project is carried out; nobody when it is not said.</summary>
    public IntegranteDeMuestra? Entra { get; init; }

    public CuentaDeMuestra Cuenta { get; init; } = new();

    public Guion Guion { get; init; } = new();
}

internal sealed record ComunidadDeMuestra
{
    public string Nombre { get; init; } = "";

    public string Cvegeo { get; init; } = "";

    public string Estado { get; init; } = "";

    public string Municipio { get; init; } = "";

    public string Localidad { get; init; } = "";

    public string Pueblo { get; init; } = "";

    public int Habitantes { get; init; }
}

internal sealed record MetaDeMuestra
{
    public string QueHara { get; init; } = "";

    public decimal Cuanto { get; init; }

    public string Donde { get; init; } = "";

    public string MaterialProbatorio { get; init; } = "";
}

internal sealed record ActividadDeMuestra
{
    public int Meta { get; init; }

    public int Numero { get; init; }

    public string Descripcion { get; init; } = "";

    public string Inicio { get; init; } = "";

    public string Fin { get; init; } = "";
}

internal sealed record ConceptoDeMuestra
{
    public string Rubro { get; init; } = "";

    public string Concepto { get; init; } = "";

    public string Descripcion { get; init; } = "";

    public string Especificacion { get; init; } = "";

    public decimal Cantidad { get; init; }

    public decimal PrecioUnitario { get; init; }

    public decimal MontoPcs { get; init; }
}

internal sealed record IntegranteDeMuestra
{
    public string Cargo { get; init; } = "";

    public string Nombre { get; init; } = "";

    public string ApellidoPaterno { get; init; } = "";

    public string ApellidoMaterno { get; init; } = "";

    public string Curp { get; init; } = "";

    public string Correo { get; init; } = "";

    public string TelefonoLada { get; init; } = "";

    public string TelefonoCelular { get; init; } = "";

    public string Calle { get; init; } = "";

    public string NumExt { get; init; } = "";

    public string Colonia { get; init; } = "";

    public string Cp { get; init; } = "";

    public string Identificacion { get; init; } = "";
}

internal sealed record CuentaDeMuestra
{
    public string Clabe { get; init; } = "";

    public string Banco { get; init; } = "";
}

/// <summary>What a committee, its reviewers and its officer do with a project. What is not said is done, and in time.</summary>
internal sealed record Guion
{
    /// <summary>Mark that every member gives to every criterion, 0 to 10.</summary>
    public decimal Nota { get; init; } = 7m;

    /// <summary><c>fuera_de_plazo</c>, <c>ultimo_minuto</c>, <c>tope_excedido</c>.</summary>
    public string? Envio { get; init; }

    /// <summary><c>corrige</c>, <c>tarde</c>, <c>parcial</c>, <c>nunca</c>; nothing when it comes complete.</summary>
    public string? Recepcion { get; init; }

    /// <summary>Requirements missing at reception.</summary>
    public List<string> Faltan { get; init; } = [];

    /// <summary><c>inviable</c>.</summary>
    public string? Dictamen { get; init; }

    /// <summary>One member's mark is far from the others'.</summary>
    public bool Divergencia { get; init; }

    /// <summary>One member declares a conflict of interest and is replaced.</summary>
    public bool Conflicto { get; init; }

    /// <summary><c>primero</c>, <c>segundo</c>, <c>silencio_primero</c>, <c>nunca</c>.</summary>
    public string? Ajuste { get; init; }

    /// <summary><c>silencio</c>, <c>dos_firmas</c>, <c>error</c>.</summary>
    public string? Convenio { get; init; }

    /// <summary><c>nunca</c>, <c>cuenta_vieja</c>, <c>clabe_con_digito_dudoso</c>.</summary>
    public string? Papeles { get; init; }

    /// <summary><c>rechazado_una_vez</c>.</summary>
    public string? Pago { get; init; }

    /// <summary><c>no_cumple</c>, <c>requiere</c>, <c>requiere_silencio</c>, <c>tarde</c>.</summary>
    public string? Parcial { get; init; }

    /// <summary>Percentage of the field visit; nothing without a visit.</summary>
    public decimal? Visita { get; init; }

    /// <summary>Indicators of Anexo 11 that fail.</summary>
    public List<string> Fallan { get; init; } = [];

    /// <summary><c>nunca</c>, <c>ultimo_dia</c>, <c>requiere</c>.</summary>
    public string? Final { get; init; }

    /// <summary><c>dictaminacion</c>, <c>apoyado</c>, <c>ejecucion</c>.</summary>
    public string? Renuncia { get; init; }
}
