using System.Collections.Immutable;
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
public sealed record PersonaVelada(PersonaId Id, string Cargo, string Nombre, string Correo);

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

    /// <summary>The members of a file's committee, masked; none for whoever may not look.</summary>
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
                   select new PersonaVelada(i.Persona, i.Cargo, $"{Inicial(f.Nombre)} {Inicial(f.ApellidoPaterno)}", Velar(f.Correo))];
    }

    /// <summary>Corrects the address of a member, and orders every notification that bounced to be sent again.</summary>
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

        if (await DeAsync(folio, ct).ConfigureAwait(false) is not { } e || e.Recepcion!.Integrantes.FirstOrDefault(i => i.Persona.Valor == persona) is not { } integrante)
        {
            return Rechazo.PorContenido([new Falla("persona", "AMB-50", "Elija a quien integra el Comité.")]);
        }

        if (!(await fichas.DeAsync(e.Recepcion, [integrante.Persona], actor!, ParaCorregir, ct).ConfigureAwait(false)).TryGetValue(integrante.Persona, out var ficha))
        {
            return Rechazo.PorContenido([new Falla("persona", "AMB-50", "Los datos de esa persona ya no están en el sistema.")]);
        }

        await fichas.GuardarAsync(e.Recepcion.Anexo3, [ficha with { Correo = nuevo, CorreosDeNotificacion = [] }], ct).ConfigureAwait(false);
        foreach (var n in e.Notificaciones.Values.Where(n => n.Estatus == EstatusNotificacion.Rebotada))
        {
            var respuesta = await despachador.EjecutarAsync(e.Folio.ToString(), new ReenviarNotificacion(n.Id), actor!, $"reenvio/{n.Id}/{n.Envios + 1}", ct).ConfigureAwait(false);
            if (respuesta.Rechazo is { } rechazo)
            {
                return rechazo;
            }
        }

        return null;
    }

    private async ValueTask<Expediente?> DeAsync(string folio, CancellationToken ct) =>
        Folio.TryParse(folio, out var f) && (await repositorio.CargarAsync<Expediente>(f.ToString(), ct).ConfigureAwait(false)).Estado is { Recepcion: not null } e ? e : null;

    private static string Inicial(string nombre) => nombre.Length == 0 ? "" : $"{nombre[0]}.";

    private static string Velar(string correo) => correo.IndexOf('@', StringComparison.Ordinal) is > 0 and var arroba ? $"{correo[0]}•••{correo[arroba..]}" : "sin correo";
}
