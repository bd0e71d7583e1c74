using System.Globalization;
using Dictamen.App.Consultas;
using Dictamen.App.Registro;
using Dictamen.Core;
using Dictamen.Core.Convocatorias;
using Dictamen.Core.DatosPersonales;
using Dictamen.Core.Expedientes;

namespace Dictamen.Web.Operacion;

/// <summary>Words of the office's pages.</summary>
internal static class Palabras
{
    private static readonly CultureInfo Mexico = CultureInfo.GetCultureInfo("es-MX");

    /// <summary>Status as a person reads it: «En ajuste, primer plazo».</summary>
    public static string Legible(this Estatus estatus) => EstatusEnPalabras.De(estatus);

    /// <summary>Status of a convocatoria.</summary>
    public static string Legible(this EstatusConvocatoria estatus) => estatus.ToString();

    /// <summary>Colour of a status; the text says the same.</summary>
    public static string Color(this Estatus estatus) => estatus switch
    {
        Estatus.RecepcionIncompleta or Estatus.NoApoyado or Estatus.ComunidadImpedida or Estatus.TerminacionAnticipada or Estatus.Cancelado => "rojo",
        Estatus.Terminado or Estatus.Apoyado or Estatus.EnEjecucion => "verde",
        Estatus.Prevenido or Estatus.EnAjuste1 or Estatus.EnAjuste2 or Estatus.ConvenioObservado => "oro",
        _ => "gris",
    };

    /// <summary>Who must act, in words.</summary>
    public static string Obligado(string quien) => quien switch { "CPC" => "Comité", "IE" or "PCS" => "Oficina", "CPC_E_IE" => "Comité y oficina", "COMUNIDAD" => "Comunidad", "PARTE_SOLICITANTE" => "Quien lo solicita", _ => quien };

    /// <summary>Role in words.</summary>
    public static string Papel(string rol) => Autor.EnPalabras(rol);

    /// <summary>A right over one's data, as a title.</summary>
    public static string Titulo(DerechoArco derecho) => derecho.Nombre() is var nombre ? $"{char.ToUpper(nombre[0], Mexico)}{nombre[1..]}" : "";

    /// <summary>A term of a file or of a convocatoria: what it is for.</summary>
    public static string Plazo(string clave, string id) => Entorno.ProgramaDeClave(clave) is { } programa ? NombresDeExpediente.DePlazo(programa, id) : id;

    /// <summary>Pesos with their cents.</summary>
    public static string Pesos(decimal? monto) => monto is { } m ? m.ToString("C2", Mexico) : "—";

    /// <summary>Day and hour in central Mexico.</summary>
    public static string Momento(DateTimeOffset cuando) => HoraDelCentro.Local(cuando).ToString("dd/MM/yyyy HH:mm:ss", CultureInfo.InvariantCulture);
}
