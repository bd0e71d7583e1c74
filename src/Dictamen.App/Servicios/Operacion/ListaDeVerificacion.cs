using System.Collections.Immutable;
using Dictamen.Core;
using Dictamen.Core.Expedientes.E6_Convenio;

namespace Dictamen.App.Servicios.Operacion;

/// <summary>A piece of the project's file with what the record holds of it.</summary>
/// <param name="Pieza">The piece.</param>
/// <param name="Constancias">The facts that bring it, the first first, each with the documents that are of this piece.</param>
public sealed record PiezaVerificada(Pieza Pieza, ImmutableArray<Suceso> Constancias);

/// <summary>The verification list of a project's file (Anexo 6, Cuarta G): what Core says is there or missing, with the facts and documents that prove it.</summary>
public static class ListaDeVerificacion
{
    /// <summary>The seven pieces; none before the agreement is signed.</summary>
    public static ImmutableArray<PiezaVerificada> De(ExpedienteContado contado)
    {
        var piezas = ExpedienteDelProyecto.Piezas(contado.Expediente);
        var propios = piezas.SelectMany(p => p.Documentos).ToHashSet();
        return
        [
            .. piezas.Select(p => new PiezaVerificada(
                p,
                [
                    .. contado.Sucesos.Where(s => p.Hechos.Contains(s.Tipo)).Reverse()
                        .Select(s => s with { Documentos = p.SonAnexos ? Anexos(s, propios) : [.. s.Documentos.Where(d => p.Documentos.Contains(d.Huella))] }),
                ])),
        ];
    }

    // A report that is a paper and not a form has its evidence within itself.
    private static ImmutableArray<DocumentoDeHecho> Anexos(Suceso suceso, HashSet<Huella> propios)
    {
        ImmutableArray<DocumentoDeHecho> anexos = [.. suceso.Documentos.Where(d => !propios.Contains(d.Huella))];
        return anexos.IsEmpty ? suceso.Documentos : anexos;
    }
}
