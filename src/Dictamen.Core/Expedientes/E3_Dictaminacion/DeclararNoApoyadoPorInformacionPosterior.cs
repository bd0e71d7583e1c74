using Dictamen.Core.Expedientes.Comunes;
using Dictamen.Core.Expedientes.E4_Prelacion;

namespace Dictamen.Core.Expedientes.E3_Dictaminacion;

/// <summary>Declares a supported project not supported because of information that is documented, additional, later than the dictamination, and that prevents the support (4.2.3.3-1). All four are needed, with a reasoned resolution.</summary>
/// <param name="Documento">Digest of the document with the information.</param>
/// <param name="FechaDeLaInformacion">Day of the information.</param>
/// <param name="ImpideElApoyo">Why it prevents the support.</param>
/// <param name="Resolucion">Digest of the reasoned resolution.</param>
[Regla("PCS-4.2.3.3-03"), Faculta(Rol.Operador)]
public sealed record DeclararNoApoyadoPorInformacionPosterior(Huella? Documento, DateOnly FechaDeLaInformacion, string ImpideElApoyo, Huella? Resolucion) : Acto<Expediente>
{
    private const int MaximoDeMotivo = 500;

    /// <inheritdoc/>
    public override Decision Decidir(Expediente estado, Contexto contexto)
    {
        if (!EtapasDeApoyo.SinConvenioSuscrito(estado.Estatus))
        {
            return estado.NoProcede("declararlo no apoyado por información posterior", "PCS-4.2.3.3-03");
        }

        Falla[] fallas = [.. Fallas(estado, contexto)];
        return fallas.Length > 0
            ? Rechazo.PorContenido(fallas)
            : new InformacionPosteriorDeclarada(Documento!.Value, FechaDeLaInformacion, ImpideElApoyo, Resolucion!.Value);
    }

    private IEnumerable<Falla> Fallas(Expediente estado, Contexto contexto)
    {
        const string Regla = "PCS-4.2.3.3-03";
        if (Documento is not { } documento)
        {
            yield return new Falla("documento", Regla, "La información debe estar documentada: anexe el documento.");
        }
        else if (documento == estado.Recepcion!.Anexo3 || estado.Recepcion.Documentos.ContainsValue(documento))
        {
            yield return new Falla("documento", Regla, "La información debe ser adicional: ese documento ya obraba en el expediente.");
        }

        if (FechaDeLaInformacion <= estado.Dictaminacion!.Fecha || FechaDeLaInformacion > contexto.Hoy)
        {
            yield return new Falla("fecha", Regla, $"La información debe ser posterior a la dictaminación ({estado.Dictaminacion.Fecha?.Corta()}) y no puede tener fecha futura.");
        }

        if (string.IsNullOrWhiteSpace(ImpideElApoyo) || ImpideElApoyo.Length > MaximoDeMotivo)
        {
            yield return new Falla("impide", Regla, $"Escriba por qué la información impide el apoyo, en {MaximoDeMotivo} caracteres a lo más.");
        }

        if (Resolucion is null)
        {
            yield return new Falla("resolucion", Regla, "La decisión debe estar fundada y motivada: anexe la resolución.");
        }
    }
}

/// <summary>NO_APOYADO(INFO_POSTERIOR).</summary>
/// <param name="Documento">Digest of the document with the information.</param>
/// <param name="FechaDeLaInformacion">Day of the information.</param>
/// <param name="ImpideElApoyo">Why it prevents the support.</param>
/// <param name="Resolucion">Digest of the resolution.</param>
[Regla("PCS-4.2.3.3-03"), Reservado(HastaPublicar = true)]
public sealed record InformacionPosteriorDeclarada(Huella Documento, DateOnly FechaDeLaInformacion, string ImpideElApoyo, Huella Resolucion) : Hecho<Expediente>
{
    /// <inheritdoc/>
    public override string Relato => $"Se resolvió que el proyecto ya no es apoyado por información posterior a la dictaminación, del {FechaDeLaInformacion.Corta()}.";

    /// <inheritdoc/>
    public override Expediente Aplicar(Expediente estado) => estado.DejarSinApoyo(CausaNoApoyo.InformacionPosterior, "PCS-4.2.3.3-03");
}
