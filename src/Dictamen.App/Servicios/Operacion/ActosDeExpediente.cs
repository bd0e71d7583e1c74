using System.Collections.Immutable;
using Dictamen.App.Consultas;
using Dictamen.Core;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Plazos;

namespace Dictamen.App.Servicios.Operacion;

/// <summary>Every act of the office upon a file, in the order of the road, each with its form.</summary>
public static partial class ActosDeExpediente
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<FormularioDeActo<Expediente>> Todos { get; } =
        [.. DeRecepcion(), .. DeDictaminacion(), .. DeAjuste(), .. DeConvenio(), .. DeModificatorio(), .. DelCambio(), .. DePagos(), .. DeInformes(), .. DeCierre(), Ampliacion(), PorOtroMedio(), ReintentoDeEncargo.De<Expediente, ReintentarEncargo>(id => new ReintentarEncargo(id))];

    private static FormularioDeActo<Expediente> Ampliacion() => new(
        "ampliar-plazo",
        "Ampliar un plazo del Comité",
        typeof(AmpliarPlazo),
        (e, c) => Ampliables(e, c).Any(),
        (e, c) =>
        [
            new Campo("plazo", "Plazo", TipoDeCampo.Opcion) { Opciones = [.. Ampliables(e, c).Select(p => new OpcionDeCampo(p.Id, $"Para {c.Programa.Termino(p.Renglon).Descripcion}; termina el {p.UltimoDia.Corta()}"))] },
            new Campo("dias", "Días que se añaden", TipoDeCampo.Texto) { Ayuda = "A lo más, la mitad del plazo original." },
            Motivo(),
            Documento("oficio", "Oficio"),
        ],
        (x, _, _) => new AmpliarPlazo(x.Texto("plazo"), x.Entero("dias"), x.Texto("motivo"), x.Archivo("oficio")))
    {
        Nota = "Se amplía mientras corre, y se avisa al Comité (LFPA, artículo 31).",
    };

    private static FormularioDeActo<Expediente> PorOtroMedio() => Acto(
        "notificar-por-otro-medio",
        "Registrar una notificación practicada por otro medio",
        e => SinRecibir(e).Any(),
        (e, c) =>
        [
            new Campo("notificacion", "Notificación", TipoDeCampo.Opcion) { Opciones = [.. SinRecibir(e).Select(n => new OpcionDeCampo(n.Id, new NombresDeExpediente(c.Programa, e).Notificacion(n.Id)))] },
            Campo.De(
                "medio",
                "Medio",
                (MedioDeNotificacion.Personal, "Personal, en el domicilio"),
                (MedioDeNotificacion.MensajeroOCorreoCertificado, "Oficio por mensajero o correo certificado"),
                (MedioDeNotificacion.Edicto, "Edictos")),
            new Campo("fecha", "Fecha", TipoDeCampo.Fecha) { Ayuda = "La de la diligencia, la del acuse, o la de la última publicación." },
            Documento("constancia", "Acta, acuse o publicaciones"),
        ],
        (x, _, _) => new NotificarPorOtroMedio(x.Texto("notificacion"), x.Opcion<MedioDeNotificacion>("medio"), x.Fecha("fecha"), x.Archivo("constancia")),
        "Para quien no recibe el correo (LFPA, artículos 35 a 38). Desde esa fecha surte efectos, y el plazo que abre corre al día siguiente.");

    private static IEnumerable<Notificacion> SinRecibir(Expediente e) => e.Notificaciones.Values.Where(n => n.Estatus != EstatusNotificacion.Entregada);

    private static IEnumerable<Plazo> Ampliables(Expediente e, Contexto c) => e.Plazos.Values.Where(p => c.Programa.Termino(p.Renglon).Ampliable);

    private static FormularioDeActo<Expediente> Acto<TActo>(
        string clave,
        string titulo,
        Func<Expediente, bool> procede,
        Func<Expediente, Contexto, IEnumerable<Campo>> campos,
        Func<Captura, Expediente, Contexto, TActo> armar,
        string? nota = null)
        where TActo : Acto<Expediente> => new(clave, titulo, typeof(TActo), (e, _) => procede(e), campos, armar) { Nota = nota };

    private static Campo Documento(string nombre, string etiqueta, bool opcional = false) => new(nombre, etiqueta, TipoDeCampo.Archivo) { Opcional = opcional };

    private static Campo Motivo(string ayuda = "Los hechos y la razón de la decisión; lo demás va en el documento.") => new("motivo", "Motivación", TipoDeCampo.Area) { Ayuda = ayuda };

    private static Campo Dato(string etiqueta, string valor) => new("", etiqueta, TipoDeCampo.Dato) { Valor = valor };

    private static IEnumerable<Campo> Nada(Expediente e, Contexto c) => [];
}
