using Dictamen.Core;
using Dictamen.Core.Convocatorias;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E3_Dictaminacion.Actas;

namespace Dictamen.App.Registro;

/// <summary>Loads a stream by its whole name, for those that look at what it waits for and not at what it is.</summary>
public static class FlujosConPendientes
{
    /// <summary>State of a convocatoria, an acta or a file.</summary>
    /// <exception cref="ArgumentException">It is another kind of stream.</exception>
    public static ValueTask<Agregado<IConPendientes>> CargarAsync(this Repositorio repositorio, string stream, CancellationToken ct = default)
    {
        var (clase, clave) = Repositorio.Partes(stream);
        return clase switch
        {
            _ when clase == Expediente.Clase => Cargar<Expediente>(repositorio, clave, ct),
            _ when clase == Convocatoria.Clase => Cargar<Convocatoria>(repositorio, clave, ct),
            _ when clase == Acta.Clase => Cargar<Acta>(repositorio, clave, ct),
            _ => throw new ArgumentException($"Nothing waits in a stream of the class «{clase}».", nameof(stream)),
        };
    }

    private static async ValueTask<Agregado<IConPendientes>> Cargar<TEstado>(Repositorio repositorio, string clave, CancellationToken ct) where TEstado : IEstado<TEstado>, IConPendientes
    {
        var (estado, version) = await repositorio.CargarAsync<TEstado>(clave, ct).ConfigureAwait(false);
        return new Agregado<IConPendientes>(estado, version);
    }
}
