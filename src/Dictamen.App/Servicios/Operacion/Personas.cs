using System.Collections.Immutable;
using System.Globalization;
using Dictamen.App.Consultas;
using Dictamen.App.Personas;
using Dictamen.App.Ports;
using Dictamen.App.Registro;
using Dictamen.Core;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.Comunes;
using FormaDeCorreo = Dictamen.Core.Expedientes.E1_Recepcion.Correo;

namespace Dictamen.App.Servicios.Operacion;

/// <summary>A person of a committee, masked.</summary>
/// <param name="Id">Pseudonym.</param>
/// <param name="Cargo">Post in the committee.</param>
/// <param name="Nombre">First letters of the name.</param>
/// <param name="Correo">Address with its middle covered.</param>
public sealed record PersonaVelada(PersonaId Id, string Cargo, string Nombre, string Correo)
{
    /// <summary>Place among the further addresses that accept notifications, from 1; 0 for the person's own.</summary>
    public int Adicional { get; init; }

    /// <summary>By which the address is named when it is corrected.</summary>
    public string Clave => Adicional == 0 ? Id.Valor : string.Create(CultureInfo.InvariantCulture, $"{Id}.{Adicional}");
}

/// <summary>Looks for people and corrects their addresses. Each look is logged with who looked and what for.</summary>
public sealed class Personas(Resumenes resumenes, Repositorio repositorio, Despachador despachador, FichasDelComite fichas, Seudonimos seudonimos)
{
    private static readonly Uso ParaBuscar = new(Finalidad.Elegibilidad, "Buscar los expedientes de una persona por su CURP");
    private static readonly Uso ParaCorregir = new(Finalidad.SistemasDeDatos, "Corregir el correo de notificación del Comité");

    /// <summary>The files in whose committee a person is, by CURP; <see langword="null"/> for whoever may not look. The CURP itself is neither kept nor logged.</summary>
    public async ValueTask<ImmutableArray<Resumen>?> BuscarAsync(Actor? actor, [DatoPersonal] string curp, CancellationToken ct = default)
    {
        if (!actor.AtiendePersonas())
        {
            return null;
        }

        var id = seudonimos.De(curp);
        ImmutableArray<Resumen> hallados = [.. resumenes.Todos.Where(r => r.Personas.Contains(id)).OrderBy(r => r.Folio)];
        foreach (var hallado in hallados)
        {
            // To be told where a person takes part is a look at each of those fichas.
            await fichas.DeAsync((await DeAsync($"{hallado.Folio}", ct).ConfigureAwait(false))!.Recepcion!, [id], actor!, ParaBuscar, ct).ConfigureAwait(false);
        }

        return hallados;
    }

    /// <summary>The addresses of a file's committee, masked; none for whoever may not look.</summary>
    public async ValueTask<ImmutableArray<PersonaVelada>> DelComiteAsync(Actor? actor, string folio, CancellationToken ct = default)
    {
        if (!actor.AtiendePersonas() || await DeAsync(folio, ct).ConfigureAwait(false) is not { } e)
        {
            return [];
        }

        var suyas = await fichas.DeAsync(e.Recepcion!, actor!, ParaCorregir, ct).ConfigureAwait(false);
        return [.. from i in e.Recepcion!.Integrantes
                   where suyas.ContainsKey(i.Persona)
                   let f = suyas[i.Persona]
                   from c in f.CorreosDeNotificacion.Select((correo, n) => (Correo: correo, Adicional: n + 1)).Where(c => !string.Equals(c.Correo, f.Correo, StringComparison.OrdinalIgnoreCase)).Prepend((Correo: f.Correo, Adicional: 0))
                   select new PersonaVelada(i.Persona, i.Cargo, $"{Inicial(f.Nombre)} {Inicial(f.ApellidoPaterno)}", Velar(c.Correo)) { Adicional = c.Adicional }];
    }

    /// <summary>Corrects one address of the committee, named by <see cref="PersonaVelada.Clave"/>, and leaves the others as they are; and orders every notification that bounced to be sent again.</summary>
    /// <returns>The refusal, or <see langword="null"/> when it was done.</returns>
    public async Task<Rechazo?> CorregirAsync(Actor? actor, string folio, string persona, [DatoPersonal] string correo, CancellationToken ct = default)
    {
        if (!actor.AtiendePersonas() || !actor!.Puede(typeof(ReenviarNotificacion)))
        {
            return PapelDeOficina.SinFacultad;
        }

        var nuevo = correo.Trim();
        if (!FormaDeCorreo.EsValido(nuevo))
        {
            return Rechazo.PorContenido([new Falla("correo", "AMB-50", FormaDeCorreo.ComoSeEscribe)]);
        }

        var (quien, adicional) = persona.Split('.') is [var suya, var lugar] && int.TryParse(lugar, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n > 0 ? (suya, n) : (persona, 0);
        if (await DeAsync(folio, ct).ConfigureAwait(false) is not { } e || e.Recepcion!.Integrantes.FirstOrDefault(i => i.Persona.Valor == quien) is not { } integrante)
        {
            return Rechazo.PorContenido([new Falla("persona", "AMB-50", "Elija a quien integra el Comité.")]);
        }

        if (!(await fichas.DeAsync(e.Recepcion, [integrante.Persona], actor!, ParaCorregir, ct).ConfigureAwait(false)).TryGetValue(integrante.Persona, out var ficha) || adicional > ficha.CorreosDeNotificacion.Count)
        {
            return Rechazo.PorContenido([new Falla("persona", "AMB-50", "Los datos de esa persona ya no están en el sistema.")]);
        }

        var rebotadas = e.Notificaciones.Values.Where(n => n.Estatus == EstatusNotificacion.Rebotada).ToList();

        // With the first order that is recorded the address is corrected; if none is, nothing is.
        CambioDeFichas? porHacer = fichas.Cambio(e.Recepcion, [integrante.Persona], actor!, ParaCorregir, suyas => suyas.Values.Select(Corregida));
        foreach (var rebotada in rebotadas)
        {
            var respuesta = await despachador.EjecutarAsync(e.Folio.ToString(), new ReenviarNotificacion(rebotada.Id), actor!, $"reenvio/{rebotada.Id}/{rebotada.Envios + 1}", vista: null, porHacer, ct).ConfigureAwait(false);
            if (respuesta.Rechazo is { } rechazo)
            {
                return rechazo;
            }

            porHacer = respuesta is { Repetida: false, Hechos.IsEmpty: false } ? null : porHacer;
        }

        // Nothing had bounced, or somebody else ordered it to be sent again meanwhile.
        if (porHacer is not null)
        {
            await fichas.GuardarAsync(e.Recepcion.Anexo3, [Corregida(ficha)], ct).ConfigureAwait(false);
        }

        return null;

        Ficha Corregida(Ficha f) => adicional == 0
            ? f.ConCorreo(nuevo)
            : f with { CorreosDeNotificacion = [.. f.CorreosDeNotificacion.Select((c, i) => i == adicional - 1 ? nuevo : c)] };
    }

    private async ValueTask<Expediente?> DeAsync(string folio, CancellationToken ct) =>
        Folio.TryParse(folio, out var f) && (await repositorio.CargarAsync<Expediente>(f.ToString(), ct).ConfigureAwait(false)).Estado is { Recepcion: not null } e ? e : null;

    private static string Inicial(string nombre) => nombre.Length == 0 ? "" : $"{nombre[0]}.";

    private static string Velar(string correo) => correo.IndexOf('@', StringComparison.Ordinal) is > 0 and var arroba ? $"{correo[0]}•••{correo[arroba..]}" : "sin correo";
}
