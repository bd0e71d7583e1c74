using System.Collections.Immutable;
using Dictamen.Core.Expedientes.E1_Recepcion;

namespace Dictamen.Core.Expedientes.E6_Convenio.CambioDeIntegrantes;

/// <summary>The Instancia Ejecutora registers a change of members whose information is complete: from then on it has effect before it.</summary>
[Regla("PCS-3.6.2-08", "PCS-3.6.2-09", "PCS-3.6.2-10", "PCS-3.3.1-01"), Faculta(Rol.Operador)]
public sealed record RegistrarCambioDeIntegrantes : Acto<Expediente>
{
    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto)
    {
        if (estado is not { Estatus: Estatus.ConvenioSuscrito or Estatus.EnEjecucion, Convenio.Cambio: { Etapa: EtapaDeCambio.Informado or EtapaDeCambio.Subsanado } cambio })
        {
            return estado.NoProcede("registrar un cambio de integrantes", "PCS-3.6.2-09");
        }

        if (cambio.Pendientes is { IsEmpty: false } faltan)
        {
            return Decision.Rechazar("FALTA_INFORMACION", "PCS-3.6.2-09", $"El cambio de integrantes no está completo; pida al Comité lo que falta: {string.Join("; ", faltan.Select(f => Requisitos.Nombre(contexto.Programa, f.Requisito)))}.");
        }

        return new CambioDeIntegrantesRegistrado(cambio.Numero, cambio.Entran, [.. Salen(estado.Recepcion!.Integrantes, cambio.Entran)]);
    }

    private static IEnumerable<Integrante> Salen(ImmutableArray<Integrante> integrantes, ImmutableArray<Integrante> entran) =>
        integrantes.Where(i => entran.Any(e => e.Cargo == i.Cargo));
}

/// <summary>The change has effect. What was signed, notified and answered before stays as it was; from now on it is for the new members, each with their own link.</summary>
/// <param name="Numero">Number within the file.</param>
/// <param name="Entran">Who enters, each in a post.</param>
/// <param name="Salen">Who leaves each of those posts.</param>
[Regla("PCS-3.6.2-08", "PCS-3.6.2-09")]
public sealed record CambioDeIntegrantesRegistrado(int Numero, ImmutableArray<Integrante> Entran, ImmutableArray<Integrante> Salen) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => $"Se registró el cambio de integrantes del Comité: otra persona ocupa el cargo de {string.Join(", ", Entran.Select(e => e.Cargo))}. Desde ahora firma, responde y recibe las notificaciones con su propio enlace; el de quien sale ya no abre el expediente.";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado)
    {
        var cambio = estado.Convenio!.Cambio!;
        var cargos = Entran.Select(e => e.Cargo).ToHashSet();
        var registrado = (estado with
        {
            Recepcion = estado.Recepcion! with
            {
                Integrantes = Cambio.Aplicado(estado.Recepcion.Integrantes, Entran),

                // Papers of a person go with the person; the acta that validated the project is still its acta.
                Documentos = estado.Recepcion.Documentos.SetItems(cambio.Documentos.Where(d => d.Key.Split('/') is [_, var cargo] && cargos.Contains(cargo))),
                Identificaciones = estado.Recepcion.Identificaciones.SetItems(cambio.Identificaciones.Where(i => cargos.Contains(i.Key))),
            },
        }).ConCambio(c => c with { Etapa = EtapaDeCambio.Registrado }).DejarDeEsperar();
        return registrado.Notificar(registrado.DeCambio("registrado", "PCS-3.6.2-08") with
        {
            Tambien = [.. Salen.Select(s => s.Persona)],
            ConEnlace = [.. Entran.Select(e => e.Persona)],
        });
    }
}
