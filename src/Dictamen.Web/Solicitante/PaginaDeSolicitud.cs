using Dictamen.App.Ports;
using Dictamen.App.Servicios;
using Dictamen.Core;
using Dictamen.Web.Seguridad;
using Dictamen.Web.Solicitante.Formulario;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Dictamen.Web.Solicitante;

/// <summary>A page about one application that is being filled in. Without its link there is nothing to see.</summary>
public abstract class PaginaDeSolicitud : ComponentBase
{
    /// <summary>Id of the application.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    /// <summary>The request.</summary>
    [CascadingParameter]
    public HttpContext Http { get; set; } = null!;

    [Inject]
    internal Borradores Borradores { get; set; } = null!;

    [Inject]
    internal QuienActua Quien { get; set; } = null!;

    [Inject]
    internal NavigationManager Navegacion { get; set; } = null!;

    /// <summary>The application; <see langword="null"/> when the session does not reach it.</summary>
    protected MiSolicitud? Mia { get; private set; }

    /// <summary>What was typed and attached.</summary>
    protected Borrador Borrador => Mia!.Borrador;

    /// <summary>Sections of the form.</summary>
    protected IReadOnlyList<Apartado> Apartados => FormatoDeSolicitud.Apartados(Mia!.Contexto.Programa, Mia.Contexto.Bases, Borrador.Campos);

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        Mia = await Borradores.LeerAsync(Id, Quien.Actor, Quien.Alcance("solicitud"), Http.RequestAborted);
        if (Mia is null)
        {
            Navegacion.NavigateTo("/acceso");
        }
        else if (Mia.Folio is not null && !EsDespues)
        {
            Navegacion.NavigateTo($"/solicitud/{Id}/acuse");
            Mia = null;
        }
        else
        {
            await PrepararAsync();
        }
    }

    /// <summary>Whether the page is about an application that was handed in already.</summary>
    protected virtual bool EsDespues => false;

    /// <summary>Reads what the page shows besides.</summary>
    protected virtual Task PrepararAsync() => Task.CompletedTask;

    /// <summary>Last day and hour to hand it in.</summary>
    protected string Cierre() => $"{Mia!.Contexto.Calendario.Recomputar(Mia.Contexto.Convocatoria!.Recepcion!).UltimoDia.ConDia()} a las 24:00 (hora del centro de México)";

    /// <summary>Faults of a section: those that the rules find, what is missing in it, and what another one says otherwise.</summary>
    protected static IEnumerable<Falla> DeApartado(BorradorRevisado revisado, Borrador borrador, string apartado) =>
        revisado.Revision.Fallas.Select(f => FormatoDeSolicitud.ApartadoDe(f) == apartado ? f : FormatoDeSolicitud.Cruzada(f, borrador.Campos, apartado)).OfType<Falla>()
            .Concat(revisado.Revision.Faltantes.Where(f => FormatoDeSolicitud.ApartadoDe(f, borrador.Adjuntos.Keys) == apartado && apartado != FormatoDeSolicitud.Documentos)
                .Select(f => new Falla(FormatoDeSolicitud.CampoDe(f), f.Regla, f.Motivo)));
}
