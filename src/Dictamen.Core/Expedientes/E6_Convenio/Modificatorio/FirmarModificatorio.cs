using System.Collections.Immutable;
using Dictamen.Core.Expedientes.E5_Ajuste;
using Dictamen.Core.Plazos;

namespace Dictamen.Core.Expedientes.E6_Convenio.Modificatorio;

/// <summary>A member of the committee signs the modification that was sent. Who acts is who signs; with the three it is in force from that day (4.2.6, Vigésima Primera).</summary>
/// <param name="Numero">Number of the modification that was read.</param>
[Regla("PCS-4.2.6-07", "PCS-A6-C21-01", "PCS-A6-C4G-09", "PZ-18"), Faculta(Rol.Solicitante)]
public sealed record FirmarModificatorio(int Numero) : Acto<Expediente>
{
    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto)
    {
        var cargo = estado.Recepcion?.Integrantes.FirstOrDefault(i => i.Persona.Valor == contexto.Actor.Id)?.Cargo;
        var modificatorio = estado.Convenio?.Modificatorio;
        if (cargo is not null && modificatorio?.Numero == Numero && modificatorio.Firmas.ContainsKey(cargo))
        {
            return Decision.Ninguna;
        }

        if (estado.Estatus != Estatus.EnEjecucion || modificatorio is not { Etapa: EtapaDeModificatorio.Enviado } || modificatorio.Numero != Numero)
        {
            return estado.NoProcede("firmar un instrumento modificatorio", "PCS-4.2.6-07");
        }

        if (cargo is null)
        {
            return Decision.Rechazar("NO_ES_INTEGRANTE", "PCS-4.2.6-07", "Sólo firman las personas integrantes del Comité de Participación Comunitaria, cada una por sí.");
        }

        if (estado.Plazos.TryGetValue(modificatorio.PlazoDeFirma, out var plazo) && contexto.Vencido(plazo))
        {
            return Decision.Rechazar("FUERA_DE_PLAZO", "PZ-18", $"El plazo para firmar el Instrumento Modificatorio terminó el {contexto.Calendario.Recomputar(plazo).UltimoDia.Corta()} a las 24:00; rigen los términos originales.");
        }

        if (contexto.Hoy > contexto.Programa.FinDeVigencia)
        {
            return Decision.Rechazar("FUERA_DE_VIGENCIA", "PCS-A6-C23-01", $"El Convenio concluyó el {contexto.Programa.FinDeVigencia.Corta()}; ya no puede modificarse.");
        }

        if (estado.Informes?.Parcial is null && modificatorio.FechaLimiteInformeParcial < contexto.Hoy)
        {
            return Decision.Rechazar(
                "INFORME_PARCIAL_ANTES_DE_LA_FIRMA",
                "PCS-A6-C4G-09",
                $"El Instrumento Modificatorio pide el Informe Parcial el {modificatorio.FechaLimiteInformeParcial?.Corta()}, que ya pasó: no puede entrar en vigor así. Si la modificación todavía hace falta, solicítela de nuevo cuando ésta se cancele.");
        }

        var firma = new ModificatorioFirmado(Numero, cargo, contexto.Ahora);
        return contexto.Programa.CargosCpc.All(c => c == cargo || modificatorio.Firmas.ContainsKey(c))
            ? Decision.De(firma, new ModificatorioVigente(Numero, contexto.Hoy, InformeParcial(estado, modificatorio, contexto)))
            : firma;
    }

    private static Plazo? InformeParcial(Expediente estado, Modificatorio modificatorio, Contexto contexto) =>
        modificatorio.FechaLimiteInformeParcial is { } fecha && estado.Informes?.Parcial is null
            ? contexto.Calendario.Computar(contexto.Programa.Termino("PZ-27") with { Fecha = fecha }, contexto.Hoy)
            : null;
}

/// <summary>A member of the committee signed the modification.</summary>
/// <param name="Numero">Number within the file.</param>
/// <param name="Cargo">Post.</param>
/// <param name="FirmadoEl">Instant of the signature (UTC).</param>
[Regla("PCS-4.2.6-07")]
public sealed record ModificatorioFirmado(int Numero, string Cargo, DateTimeOffset FirmadoEl) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => $"Firmó el Instrumento Modificatorio: {Cargo}.";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado)
    {
        var modificatorio = estado.Convenio!.Modificatorio!;
        return estado with { Convenio = estado.Convenio with { Modificatorio = modificatorio with { Firmas = modificatorio.Firmas.SetItem(Cargo, FirmadoEl) } } };
    }
}

/// <summary>MODIFICATORIO_VIGENTE, from the day of the last signature.</summary>
/// <param name="Numero">Number within the file.</param>
/// <param name="Desde">Day of the last signature.</param>
/// <param name="InformeParcial">New date of the partial report (PZ-27), if it changes.</param>
[Regla("PCS-4.2.6-07", "PCS-A6-C21-01")]
public sealed record ModificatorioVigente(int Numero, DateOnly Desde, Plazo? InformeParcial) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => $"Lo firmó todo el Comité: el Instrumento Modificatorio está vigente desde el {Desde.Corta()}"
        + (InformeParcial is null ? "." : $" y el Informe Parcial se presenta a más tardar el {InformeParcial.UltimoDia.Corta()}.");

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado)
    {
        var convenio = estado.Convenio!;
        var modificatorio = convenio.Modificatorio! with { Etapa = EtapaDeModificatorio.Vigente };
        var vigente = (estado with
        {
            Convenio = convenio with
            {
                Modificatorio = modificatorio,
                FechaLimiteInformeParcial = InformeParcial?.UltimoDia ?? convenio.FechaLimiteInformeParcial,
            },
            Ajuste = estado.Ajuste! with
            {
                Conceptos = modificatorio.Conceptos.IsEmpty ? estado.Ajuste.Conceptos : modificatorio.Conceptos,
                Compromisos = modificatorio.Metas.IsEmpty ? estado.Ajuste.Compromisos : (estado.Ajuste.Compromisos ?? new CompromisosAjustados(null, [])) with { Metas = modificatorio.Metas },
            },
        })
            .Cerrar(modificatorio.PlazoDeFirma)
            .Notificar(new Notificacion($"modificatorio-vigente-{Numero}", "modificatorio-vigente", "PCS-4.2.6-07") { Documento = modificatorio.Instrumento is { } instrumento ? new("Instrumento Modificatorio vigente", instrumento) : null });
        return InformeParcial is null ? vigente : vigente.Abrir(InformeParcial);
    }
}

/// <summary>MODIFICATORIO_CANCELADO: the agreement stands as it was signed.</summary>
/// <param name="Numero">Number within the file.</param>
/// <param name="Vencido">Term that ended.</param>
/// <param name="Faltan">Posts whose signature was missing.</param>
[Regla("PCS-4.2.6-08", "PZ-18")]
public sealed record ModificatorioCancelado(int Numero, string Vencido, ImmutableArray<string> Faltan) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => $"Terminó el plazo para firmar el Instrumento Modificatorio y falta la firma de: {string.Join(", ", Faltan)}. La solicitud se canceló y rigen los términos originales; no implica renuncia.";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado) =>
        (estado with { Convenio = estado.Convenio! with { Modificatorio = estado.Convenio.Modificatorio! with { Etapa = EtapaDeModificatorio.Cancelado } } })
        .Cerrar(Vencido)
        .Notificar(new Notificacion($"modificatorio-cancelado-{Numero}", "modificatorio-cancelado", "PCS-4.2.6-08"));
}
