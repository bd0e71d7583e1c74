using System.Collections.Immutable;
using System.Globalization;
using Dictamen.Core.Expedientes.E1_Recepcion;
using Dictamen.Core.Plazos;

namespace Dictamen.Core.Expedientes.E6_Convenio.CambioDeIntegrantes;

/// <summary>The committee tells of a change of its members (3.6.2-7), or the office captures the writing in which it told. What is missing is asked for afterwards; who may not be a member is refused here.</summary>
/// <param name="CambioEl">Day of the Asamblea that changed them.</param>
/// <param name="Entran">Who enters, each in a post.</param>
/// <param name="Personas">Their data, for their fichas; one for each of <paramref name="Entran"/>, in the same order.</param>
/// <param name="Escrito">Digest of the writing.</param>
/// <param name="Documentos">Digests of what proves it, by key of the requirement.</param>
/// <param name="Identificaciones">Type of identification of each post.</param>
/// <param name="Declaraciones">Declarations that are made, by key of the requirement.</param>
/// <param name="EnOtroComite">Who of them is in the committee of another project of the fiscal year, as the lists of files say.</param>
[Regla("PCS-3.6.2-08", "PZ-23", "PCS-3.3.1-02", "PCS-3.3.1-03", "PCS-3.3-02", "PCS-3.3-04"), Faculta(Rol.Solicitante, Rol.Operador)]
public sealed record InformarCambioDeIntegrantes(
    DateOnly CambioEl,
    ImmutableArray<Integrante> Entran,
    [property: DatoPersonal] ImmutableArray<DatosDeIntegrante> Personas,
    Huella Escrito,
    ImmutableDictionary<string, Huella> Documentos,
    ImmutableDictionary<string, string> Identificaciones,
    ImmutableArray<string> Declaraciones,
    ImmutableArray<PersonaId> EnOtroComite) : Acto<Expediente>
{
    private const string Regla = "PCS-3.6.2-08";

    /// <summary>Version of the privacy notice that was shown where their data were typed; <see langword="null"/> when whoever sent it did not say.</summary>
    [Regla("PCS-8.2-03")]
    public string? AvisoDePrivacidad { get; init; }

    /// <summary>Day on which the office received the writing, where the office captures it.</summary>
    public DateOnly? RecibidoEl { get; init; }

    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto)
    {
        if (estado is not { Estatus: Estatus.ConvenioSuscrito or Estatus.EnEjecucion, Convenio: { } convenio })
        {
            return estado.NoProcede("informar un cambio de integrantes del Comité sin un Convenio en curso", Regla);
        }

        if (convenio.Cambio is { EnCurso: true } enCurso)
        {
            return enCurso.Escrito == Escrito
                ? Decision.Ninguna
                : Decision.Rechazar("CAMBIO_EN_CURSO", Regla, "Ya se informó un cambio de integrantes que no se ha resuelto: concluya ése antes de informar otro.");
        }

        var fallas = new ListaDeFallas();
        if (CambioEl > contexto.Hoy || CambioEl < convenio.Fecha)
        {
            fallas.Agregar("cambio_el", Regla, "El cambio se realiza durante la ejecución del proyecto: su fecha, que es la de la asamblea, no puede ser futura ni anterior al Convenio.");
        }

        if (PorEscrito.Falta(RecibidoEl, CambioEl, contexto, Regla) is { } falla)
        {
            fallas.Agregar(falla.Campo, falla.Regla, falla.Mensaje);
        }

        Revisar(estado.Recepcion!.Integrantes, contexto, fallas);
        if (fallas.Todas() is { IsEmpty: false } todas)
        {
            return Rechazo.PorContenido(todas);
        }

        var numero = (convenio.Cambio?.Numero ?? 0) + 1;
        var plazo = contexto.Plazo("PZ-23", CambioEl);
        return new CambioDeIntegrantesInformado(
            numero, CambioEl, Entran, Escrito, Documentos, Identificaciones, Declaraciones.OVacio(),
            RequisitosDelCambio.Faltan(contexto.Programa, [.. Entran.Select(e => e.Cargo)], Documentos, Identificaciones, Declaraciones.OVacio()),
            plazo,
            PorEscrito.Llego(RecibidoEl, contexto) <= contexto.Calendario.Recomputar(plazo).UltimoDia,
            contexto.Plazo("PZ-24", RecibidoEl is { } dia ? contexto.Calendario.EsteOSiguienteHabil(dia) : contexto.Calendario.SurteEfectos(contexto.Ahora), $"{numero}"),
            AvisoDePrivacidad,
            RecibidoEl);
    }

    private void Revisar(ImmutableArray<Integrante> actuales, Contexto contexto, ListaDeFallas fallas)
    {
        var (entran, personas) = (Entran.OVacio(), Personas.OVacio());
        if (entran.IsEmpty || !entran.Select(e => e.Cargo).SequenceEqual(personas.Select(p => p.Cargo)) || entran.Any(e => !contexto.Programa.CargosCpc.Contains(e.Cargo)) || entran.Select(e => e.Cargo).Distinct().Count() != entran.Length)
        {
            fallas.Agregar("entran", "PCS-3.3.1-02", $"Diga quién entra y en qué cargo, una persona en cada uno: {string.Join(", ", contexto.Programa.CargosCpc)}.");
            return;
        }

        var seran = Cambio.Aplicado(actuales, entran);
        foreach (var (i, (entra, persona)) in entran.Zip(personas).Index())
        {
            var campo = string.Create(CultureInfo.InvariantCulture, $"entran[{i + 1}]");
            ValidacionDelComite.Revisar(persona, entra.Sexo, campo, string.Create(CultureInfo.InvariantCulture, $"la persona {i + 1} ({entra.Cargo})"), contexto, fallas);
            if (actuales.Any(a => a.Cargo == entra.Cargo && a.Persona == entra.Persona))
            {
                fallas.Agregar($"{campo}.curp", Regla, $"Esa persona ya ocupa el cargo de {entra.Cargo}: no hay cambio que informar.");
            }
            else if (seran.Count(s => s.Persona == entra.Persona) > 1)
            {
                fallas.Agregar($"{campo}.curp", "PCS-3.3.1-03", "Ninguna persona puede ocupar más de un cargo en el Comité: con este cambio, la de esta CURP ocuparía dos.");
            }

            Impedida(entra, campo, contexto, fallas);
        }
    }

    // Who already acts elsewhere, or decided upon this money, or is related to who did, is not a member; the refusal names nobody.
    [Regla("PCS-A6-C5-01", "AMB-02", "DH-21-01")]
    private void Impedida(Integrante entra, string campo, Contexto contexto, ListaDeFallas fallas)
    {
        if (EnOtroComite.OVacio().Contains(entra.Persona))
        {
            fallas.Agregar($"{campo}.curp", "PCS-A6-C5-01", "Esa persona integra el Comité de otro proyecto en el ejercicio fiscal, y nadie puede integrar dos (Anexo 6, Quinta).");
        }

        if (contexto.Convocatoria is { } convocatoria
            && (convocatoria.SecretariaTecnica == entra.Persona || convocatoria.Integrantes.Values.Any(m => m.Persona == entra.Persona || m.Parientes.OVacio().Contains(entra.Persona))))
        {
            fallas.Agregar($"{campo}.curp", "DH-21-01", "Esa persona integra el Comité Dictaminador de la convocatoria, o tiene parentesco con quien lo integra: no puede integrar el Comité de un proyecto.");
        }
    }
}

/// <summary>CAMBIO_CPC_INFORMADO. A late notice is received too: the rules attach no consequence to it, and the record says so.</summary>
/// <param name="Numero">Number within the file.</param>
/// <param name="CambioEl">Day of the Asamblea.</param>
/// <param name="Entran">Who enters, each in a post.</param>
/// <param name="Escrito">Digest of the writing.</param>
/// <param name="Documentos">Digests of what proves it, by key of the requirement.</param>
/// <param name="Identificaciones">Type of identification of each post.</param>
/// <param name="Declaraciones">Declarations made, by key of the requirement.</param>
/// <param name="Faltantes">What is missing.</param>
/// <param name="Informar">PZ-23.</param>
/// <param name="EnTiempo">Whether it came within its term.</param>
/// <param name="Prevenir">PZ-24.</param>
/// <param name="AvisoDePrivacidad">Version of the privacy notice that was shown where their data were typed.</param>
/// <param name="RecibidoEl">Day on which the office received it on paper; <see langword="null"/> when the committee told of it itself.</param>
[Regla("PCS-3.6.2-08", "PZ-23", "PZ-24")]
public sealed record CambioDeIntegrantesInformado(
    int Numero,
    DateOnly CambioEl,
    ImmutableArray<Integrante> Entran,
    Huella Escrito,
    ImmutableDictionary<string, Huella> Documentos,
    ImmutableDictionary<string, string> Identificaciones,
    ImmutableArray<string> Declaraciones,
    ImmutableArray<Faltante> Faltantes,
    Plazo Informar,
    bool EnTiempo,
    Plazo Prevenir,
    string? AvisoDePrivacidad,
    DateOnly? RecibidoEl = null) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato =>
        $"El Comité informó{PorEscrito.Relato(RecibidoEl)} el cambio de integrantes que acordó la asamblea del {CambioEl.Corta()}: entra otra persona como {string.Join(", ", Entran.Select(e => e.Cargo))}. "
        + (EnTiempo ? "Lo informó en tiempo" : $"Podía informarlo hasta el {Informar.UltimoDia.Corta()}; las Reglas no fijan consecuencia y queda constancia")
        + $". Mientras no se registre, integran el Comité quienes lo integraban; lo que falte se pide a más tardar el {Prevenir.UltimoDia.Corta()}.";

    /// <inheritdoc/>
    public override IEnumerable<string> Pormenores(INombres nombres) => Faltantes.Select(f => $"{f.Motivo} [{f.Regla}]");

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado)
    {
        var cambio = new Cambio(Numero, EtapaDeCambio.Informado, Entran, Escrito) { Documentos = Documentos, Identificaciones = Identificaciones, Declaraciones = Declaraciones, Faltantes = Faltantes };
        var informado = (estado with { Convenio = estado.Convenio! with { Cambio = cambio } }).Abrir(Prevenir);
        return informado.Notificar(informado.DeCambio("informado", "PCS-3.6.2-08"));
    }
}
