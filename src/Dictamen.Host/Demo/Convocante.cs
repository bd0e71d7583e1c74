using System.Collections.Immutable;
using System.Globalization;
using Dictamen.App.Ports;
using Dictamen.App.Registro;
using Dictamen.App.Servicios;
using Dictamen.App.Servicios.Operacion;
using Dictamen.Core;
using Dictamen.Core.Convocatorias;
using Dictamen.Core.Convocatorias.Comite;
using Dictamen.Core.Convocatorias.Publicacion;
using Dictamen.Core.Convocatorias.Recursos;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E3_Dictaminacion;
using Dictamen.Core.Expedientes.E3_Dictaminacion.Actas;
using Dictamen.Core.Programas;

namespace Dictamen.Host.Demo;

/// <summary>What the authority does with the convocatoria itself: publishes, integrates the committee, publishes results, assigns the money.</summary>
internal sealed class Convocante(string id, Programa programa, Bases bases, Despachador despachador, Repositorio repositorio, PublicacionOficial publicacion, LimiteDeProyectos limite, IFichaStore fichas, Papeleria papeleria, Cronica cronica)
{
    public static DateOnly Dof { get; } = new(2019, 10, 21);

    private static readonly CultureInfo Mexico = CultureInfo.GetCultureInfo("es-MX");
    // Nobody: given name and surname of the member of each seat, of the secretary, and of who replaces them.
    private static readonly (string Nombre, string Apellido)[] Nombres =
        [("Amparo", "Muestra Ríos"), ("Benito", "Muestra Salas"), ("Citlali", "Muestra Tapia"), ("Demetrio", "Muestra Urbina"), ("Eréndira", "Muestra Vega"), ("Fidel", "Muestra Xicoténcatl"), ("Griselda", "Muestra Yáñez"), ("Hilario", "Muestra Zavala"), ("Irene", "Muestra Ávila")];

    private static readonly DateOnly UltimaPromocion = new(2019, 12, 9);

    public static Actor Secretaria { get; } = new(Rol.SecretariaTecnica, Persona("SECRETARIA").Valor);

    /// <summary>The member who sits on a seat.</summary>
    public static PersonaId Miembro(string asiento) => Persona(asiento);

    /// <summary>Who replaces them in a project with a conflict of interest.</summary>
    public static PersonaId Suplente(string asiento) => Persona($"SUPLENTE-{asiento}");

    public async Task<Convocatoria> EstadoAsync() => (await repositorio.CargarAsync<Convocatoria>(id)).Estado;

    /// <summary>Draft and committee, before anything is published.</summary>
    public async Task PrepararAsync()
    {
        var personas = programa.ComiteDictaminador.Select(a => Miembro(a.Id)).Append(new PersonaId(Secretaria.Id)).Concat(programa.ComiteDictaminador.Select(a => Suplente(a.Id)));
        await fichas.PutAsync([.. personas.Zip(Nombres).Select((p, i) => new Ficha(p.First, p.Second.Nombre, p.Second.Apellido, "", "", string.Create(CultureInfo.InvariantCulture, $"comite.dictaminador.{i + 1}@ejemplo.invalid"), "", "", ""))]);
        await HacerAsync(new ElaborarBorrador(id, bases), Paso.Operador);
        await HacerAsync(
            new IntegrarComite(
                [.. programa.ComiteDictaminador.Select(a => new MiembroDelComite(a.Id, Miembro(a.Id), [.. programa.Tematicas.Keys.Order(StringComparer.Ordinal)], papeleria.De($"Nombramiento {a.Id}")))],
                new PersonaId(Secretaria.Id)),
            Paso.Operador);
    }

    /// <summary>Publishes on the day of the DOF; the critical path is first refused, then assumed.</summary>
    public async Task PublicarAsync(DateOnly dof)
    {
        var medios = new MediosDeDifusion($"DOF {dof:dd'/'MM'/'yyyy} (muestra)", "https://ejemplo.invalid/convocatoria", "Módulos de atención (muestra)");
        var r = await despachador.EjecutarAsync(id, new PublicarConvocatoria(dof, medios), Paso.Operador, "publicar-1");
        if (r.Rechazo is { } rechazo)
        {
            cronica.Anotar("convocatoria", $"Primer intento de publicarla, rechazado: {rechazo.Mensaje} ({rechazo.Regla}) Se publicó al manifestarlo.");
            await HacerAsync(new PublicarConvocatoria(dof, medios, AsumeRutaCritica: true), Paso.Operador);
        }
    }

    /// <summary>The day's work upon the convocatoria, once the files were attended.</summary>
    public async Task TrabajarAsync(DateOnly hoy, IReadOnlyList<Expediente> expedientes)
    {
        var c = await EstadoAsync();
        if (c.Estatus != EstatusConvocatoria.Cerrada)
        {
            return;
        }

        if (c.ResultadosDeRecepcion is null)
        {
            await ExcluirAsync(expedientes);
            if (!expedientes.Any(e => e.Estatus is Estatus.Registrado or Estatus.Prevenido))
            {
                var incompletos = expedientes.Count(e => e.Estatus == Estatus.RecepcionIncompleta);
                await PublicarAsync(TipoDePublicacion.Recepcion);
                cronica.Anotar("convocatoria", $"{hoy:dd/MM/yyyy}: resultados de recepción, {(expedientes.Count - incompletos).Cuantos("completo", "completos")} y {incompletos.Cuantos("incompleto", "incompletos")} (4.2.2).");
            }
        }
        else if (c.ResultadosDeDictaminacion is null)
        {
            await DictaminarAsync(hoy, expedientes);
        }
        else if (c.Presupuesto is null)
        {
            await AsignarAsync(expedientes);
        }
        else if (c.ResultadosDeApoyo is null)
        {
            await ResponderOfertasAsync();
            await PublicarAsync(TipoDePublicacion.Apoyos);
            cronica.Anotar("convocatoria", $"{hoy:dd/MM/yyyy}: se publican apoyados y no apoyados (4.2.3.3).");
        }
        else if (hoy <= UltimaPromocion)
        {
            await PromoverAsync();
        }
    }

    private static PersonaId Persona(string que) => new(Huellas.De(System.Text.Encoding.UTF8.GetBytes($"muestra/{que}")).Valor[..32]);

    private async Task ExcluirAsync(IReadOnlyList<Expediente> expedientes)
    {
        foreach (var x in limite.Excedentes(id))
        {
            if (expedientes.First(e => e.Folio == x.Folio).Estatus == Estatus.EnDictaminacion)
            {
                await HacerAsync(x.Folio, ExcluirPorLimite.Por(x), Paso.Operador);
            }
        }
    }

    private async Task DictaminarAsync(DateOnly hoy, IReadOnlyList<Expediente> expedientes)
    {
        if (expedientes.Any(e => e.Estatus == Estatus.Completo || (e.Estatus == Estatus.EnDictaminacion && e.Dictaminacion!.Resultado is null)))
        {
            return;
        }

        var porAsentar = expedientes.Where(e => e.Estatus == Estatus.EnDictaminacion).ToList();
        if (porAsentar.Count > 0)
        {
            await LevantarActasAsync(hoy, porAsentar);
            return;
        }

        var dictaminados = expedientes.Where(e => e.Estatus == Estatus.Dictaminado).ToList();
        var favorables = dictaminados.Count(e => e.Dictaminacion!.Resultado!.Favorable);
        await PublicarAsync(TipoDePublicacion.Dictaminacion);
        cronica.Anotar("convocatoria", string.Create(Mexico, $"{hoy:dd/MM/yyyy}: resultados de dictaminación, {favorables.Cuantos("favorable", "favorables")} de {dictaminados.Count:N0} (4.2.3.2)."));
    }

    // An acta a session; a file with a substitute is signed by the substitute, so it goes into an acta of its own.
    private async Task LevantarActasAsync(DateOnly hoy, List<Expediente> expedientes)
    {
        var convocatoria = await EstadoAsync();
        var nombres = (await fichas.GetAsync([.. expedientes.SelectMany(e => e.Dictaminacion!.Dictaminadores.Values.Select(d => d.Persona)).Append(new PersonaId(Secretaria.Id)).Distinct()], Secretaria, new Uso(Finalidad.SistemasDeDatos, "Levantar el Acta de Dictaminación (glosario)"))).ToDictionary(f => f.Id, f => f.NombreCompleto);
        var grupos = expedientes.GroupBy(e => string.Join('|', e.Dictaminacion!.Dictaminadores.Values.Select(d => d.Persona.Valor))).SelectMany(g => g.Chunk(500));
        foreach (var (i, grupo) in grupos.Index())
        {
            var acta = $"{id}-acta-{i + 1}";
            var miembros = grupo[0].Dictaminacion!.Dictaminadores.Values.ToImmutableDictionary(d => d.Asiento, d => d.Persona);
            var firmantes = programa.ComiteDictaminador.Select(a => (nombres[miembros[a.Id]], a.Nombre)).Append((nombres[new PersonaId(Secretaria.Id)], "Secretaría Técnica, sin voto"));
            var documento = papeleria.Texto(TextoDeActa.Escribir(acta, programa, convocatoria, hoy, grupo, firmantes));
            await HacerAsync(acta, new LevantarActa(acta, [.. grupo.Select(e => new RenglonDeActa(e.Folio.Consecutivo, e.Dictaminacion!.Resultado!.Calificacion, e.Dictaminacion.Resultado.Favorable))], documento, miembros), Secretaria);
            foreach (var persona in miembros.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => m.Value))
            {
                await HacerAsync(acta, new FirmarActa(documento), new Actor(Rol.Dictaminador, persona.Valor));
            }

            await HacerAsync(acta, new FirmarActa(documento), Secretaria);
        }
    }

    private async Task AsignarAsync(IReadOnlyList<Expediente> expedientes)
    {
        var dictaminados = expedientes.Where(e => e.Estatus == Estatus.Dictaminado).ToList();
        await HacerAsync(
            new AsignarPresupuesto(
                [.. dictaminados.Where(e => e.Dictaminacion!.Resultado!.Favorable).Select(e => new ProyectoCalificado(e.Folio, e.Dictaminacion!.Resultado!.Calificacion, e.Recepcion!.MontoSolicitado))],
                [.. dictaminados.Where(e => !e.Dictaminacion!.Resultado!.Favorable).Select(e => e.Folio)]),
            Paso.Operador);
        var p = (await EstadoAsync()).Presupuesto!;
        cronica.Anotar("prelacion", string.Create(Mexico, $"Al asignar el presupuesto: {p.Apoyados.Cuantos("proyecto apoyado", "proyectos apoyados")} con {p.Asignado:C2} de {p.Total:C2}; remanente {p.Remanente:C2}."));
    }

    private async Task ResponderOfertasAsync()
    {
        while ((await EstadoAsync()).Presupuesto!.Oferta is { } oferta)
        {
            var folio = new Folio(id, oferta.Consecutivo);
            // The first project of the cut takes the lower amount when it keeps at least half of what it asked for.
            var renglon = (await EstadoAsync()).Presupuesto!.De(oferta.Consecutivo)!;
            var acepta = oferta.Monto * 2 >= renglon.Solicitado && oferta.Monto == decimal.Truncate(oferta.Monto);
            await HacerAsync(new ResponderOferta(folio, acepta ? RespuestaDeOferta.Aceptada : RespuestaDeOferta.Rehusada, papeleria.De("Dictamen de viabilidad del ajuste a la baja")), Paso.Operador);
            cronica.Anotar("prelacion", string.Create(Mexico, $"Al folio {folio} se le ofrecen {oferta.Monto:C2} de {renglon.Solicitado:C2}: {(acepta ? "acepta" : "rehúsa, y el corte queda en él")} (AMB-26)."));
        }
    }

    private async Task PromoverAsync()
    {
        while (true)
        {
            var p = (await EstadoAsync()).Presupuesto!;
            if (p.Oferta is not null)
            {
                await ResponderOfertasAsync();
                continue;
            }

            // Those who fit go one behind the other; nobody waits for the one before to be on the disk.
            var queda = p.Remanente;
            var promociones = new List<Task>();
            foreach (var r in p.SinRecurso.TakeWhile(r => r.Solicitado <= queda))
            {
                queda -= r.Solicitado;
                promociones.Add(PromoverAsync(new Folio(id, r.Consecutivo)));
            }

            await Task.WhenAll(promociones);
            if (promociones.Count > 0)
            {
                continue;
            }

            var siguiente = p.SinRecurso.FirstOrDefault();
            if (siguiente is null || p.Remanente <= 0 || siguiente.OfertaNoAceptada >= p.Remanente)
            {
                return;
            }

            await HacerAsync(new OfrecerAjuste(), Paso.Operador);
        }
    }

    private Task PromoverAsync(Folio folio)
    {
        cronica.Anotar("prelacion", $"El folio {folio} pasa a apoyado con recursos que volvieron (4.2.3.3, 4.2.3.4).");
        return HacerAsync(new PromoverSiguiente(folio, papeleria.De("Suficiencia presupuestaria certificada")), Paso.Operador);
    }

    private async Task PublicarAsync(TipoDePublicacion cual)
    {
        var contenido = await publicacion.PrepararAsync(id, cual);
        Exigir(cual, id, (await publicacion.PublicarAsync(id, cual, Paso.Operador, $"demo/{cual}/{cronica.Numero()}", contenido.Marca)).Rechazo);
    }

    private Task HacerAsync(Acto<Convocatoria> acto, Actor actor) => HacerAsync(id, acto, actor);

    private Task HacerAsync(Folio folio, Acto<Expediente> acto, Actor actor) => HacerAsync(folio.ToString(), acto, actor);

    private async Task HacerAsync<T>(string clave, Acto<T> acto, Actor actor) where T : IEstado<T> =>
        Exigir(acto.GetType().Name, clave, (await despachador.EjecutarAsync(clave, acto, actor, $"demo/{acto.GetType().Name}/{cronica.Numero()}")).Rechazo);

    private static void Exigir(object que, string clave, Rechazo? rechazo)
    {
        if (rechazo is not null)
        {
            throw new InvalidOperationException($"La demostración no esperaba el rechazo de {que} en {clave}: {rechazo.Mensaje} ({rechazo.Regla})");
        }
    }
}
