using System.Collections.Immutable;
using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Expedientes.E1_Recepcion;

namespace Dictamen.Core.DatosPersonales;

/// <summary>
/// Records that the data of a person were erased, as a resolution orders. A file under way needs them: without an address its notifications reach nobody and its terms do not begin (AMB-50). So it waits for the files to
/// end, unless it is said why it cannot wait.
/// </summary>
/// <param name="Numero">Number of the request.</param>
/// <param name="EnCurso">Files and convocatorias under way that need the data, as the lists say.</param>
/// <param name="AunEnCurso">Why it does not wait for them, without personal data; <see langword="null"/> to wait.</param>
[Regla("PCS-8.2-02"), Faculta(Rol.Operador)]
public sealed record SuprimirDatos(string Numero, ImmutableArray<string> EnCurso, string? AunEnCurso) : Acto<RegistroArco>
{
    /// <summary>Why what it waits for needs the data, in one Spanish sentence.</summary>
    public const string PorQueEspera = "A un expediente le corre algún plazo, aunque el proyecto haya terminado (por ejemplo, el de conservar su documentación), o le falta algún aviso, que sin ellos no llega; una convocatoria nombra a quienes dictaminan en los resultados que publica.";

    private const string Regla = "PCS-8.2-02";

    /// <inheritdoc/>
    public override Decision Decidir(RegistroArco estado, Contexto contexto)
    {
        if (estado.De(Numero) is not { Resolucion.Suprime: true } solicitud)
        {
            return Decision.Rechazar("SUPRESION_NO_ORDENADA", Regla, "No hay una resolución que ordene suprimir los datos: registre primero la resolución de la solicitud.");
        }

        if (solicitud.Suprimidos)
        {
            return Decision.Ninguna;
        }

        var esperan = EnCurso.OVacio();
        if (esperan.IsEmpty)
        {
            return new DatosSuprimidos(Numero, [], null);
        }

        if (string.IsNullOrWhiteSpace(AunEnCurso))
        {
            return Decision.Rechazar(
                "EN_CURSO",
                Regla,
                $"Todavía necesitan estos datos: {string.Join(", ", esperan)}. {PorQueEspera} Espere a que no los necesiten; si la resolución ordena no esperar, diga por qué.");
        }

        return Motivacion.Falta("aun_en_curso", AunEnCurso, Regla) is { } falla ? Rechazo.PorContenido([falla]) : new DatosSuprimidos(Numero, esperan, AunEnCurso);
    }
}

/// <summary>The data of a person were erased from their fichas. The record keeps the pseudonym, and every chain stays valid.</summary>
/// <param name="Numero">Number of the request.</param>
/// <param name="EnCurso">Files and convocatorias that were still under way.</param>
/// <param name="Motivo">Why it did not wait for them.</param>
[Regla("PCS-8.2-02")]
public sealed record DatosSuprimidos(string Numero, ImmutableArray<string> EnCurso, string? Motivo) : Hecho<RegistroArco>
{
    /// <inheritdoc/>
    public override string Relato =>
        $"Se suprimieron los datos personales a que se refiere la solicitud {Numero}{(EnCurso.IsEmpty ? "" : $", sin esperar a que concluyeran {string.Join(", ", EnCurso)}: {Motivo}")}.";

    /// <inheritdoc/>
    public override RegistroArco Aplicar(RegistroArco estado) => estado.Con(Numero, s => s with { Suprimidos = true });
}
