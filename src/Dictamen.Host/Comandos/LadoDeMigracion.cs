using Dictamen.App.Migracion;
using Dictamen.Host.Almacen;

namespace Dictamen.Host.Comandos;

/// <summary>One side of a migration, open; and the local directory of its keys, when it has one.</summary>
internal sealed class LadoDeMigracion : IAsyncDisposable
{
    private readonly Stack<object> _abiertos = new();

    private LadoDeMigracion(string? llaves) => Llaves = llaves;

    /// <summary>Its stores.</summary>
    public Extremo Extremo { get; private set; } = null!;

    /// <summary>Directory of <c>claves.json</c>, or <see langword="null"/>.</summary>
    public string? Llaves { get; }

    /// <summary>Opens <c>diario:DIR</c>, <c>azurite</c> or <c>azure</c>.</summary>
    /// <param name="nombre">As it was typed.</param>
    /// <param name="esOrigen">Whether it must exist already.</param>
    /// <param name="datos">Directory of the keys of a side in Azure, or <see langword="null"/>.</param>
    /// <param name="reloj">Clock of the log of looks.</param>
    /// <param name="ct">Cancels the asking.</param>
    /// <exception cref="EntradaInvalidaException">It is not one of these, does not exist or does not answer.</exception>
    public static async Task<LadoDeMigracion> AbrirAsync(string nombre, bool esOrigen, string? datos, TimeProvider reloj, CancellationToken ct)
    {
        if (nombre is EleccionDeAlmacen.Azurite or EleccionDeAlmacen.Azure)
        {
#if CON_AZURE
            var azure = await EleccionDeAlmacen.PrepararAsync(nombre, reloj, ct);
            return new LadoDeMigracion(datos) { Extremo = new Extremo(nombre, azure.Eventos, azure.Documentos, azure.Fichas, azure.Borradores) };
#else
            await Task.CompletedTask;
            throw EleccionDeAlmacen.SinAzure(nombre);
#endif
        }

        const string Prefijo = EleccionDeAlmacen.Diario + ":";
        if (!nombre.StartsWith(Prefijo, StringComparison.Ordinal))
        {
            throw new EntradaInvalidaException($"{Cita.De(nombre)} no es un almacén; se espera {Prefijo}DIR, {EleccionDeAlmacen.Azurite} o {EleccionDeAlmacen.Azure}.");
        }

        var carpeta = nombre[Prefijo.Length..];
        if (!Opciones.PuedeSerCarpeta(carpeta))
        {
            throw new EntradaInvalidaException($"«{nombre}» no se admite: después de {Prefijo} se espera {Opciones.CarpetaEsperada}.");
        }

        if (esOrigen && !AlmacenLocal.HayDiario(carpeta))
        {
            throw new EntradaInvalidaException($"En la carpeta «{carpeta}» no hay un registro; corrija --de.");
        }

        var opcion = esOrigen ? "--de" : "--a";
        Datos.Revisar(carpeta, opcion);
        try
        {
            return await new LadoDeMigracion(carpeta).AbrirAsync(nombre, carpeta, reloj);
        }
        catch (DirectoryInUseException e)
        {
            throw new DirectoryInUseException(e.Directory, e.Process, opcion);
        }
    }

    /// <summary>Closes it.</summary>
    public async ValueTask DisposeAsync()
    {
        while (_abiertos.TryPop(out var abierto))
        {
            if (abierto is IAsyncDisposable asincrono)
            {
                await asincrono.DisposeAsync();
            }
            else
            {
                ((IDisposable)abierto).Dispose();
            }
        }
    }

    // Without its keys: a new directory must not get keys of its own, because nobody in the record would be found with them.
    private async Task<LadoDeMigracion> AbrirAsync(string nombre, string carpeta, TimeProvider reloj)
    {
        try
        {
            Guardar(DirectoryLock.Take(carpeta));
            var eventos = Guardar(JournalEventStore.Open(Path.Combine(carpeta, AlmacenLocal.Diario)));
            var documentos = Guardar(DiskDocumentStore.Open(Path.Combine(carpeta, AlmacenLocal.EnDocumentos)));
            var fichas = Guardar(DiskFichaStore.Open(Path.Combine(carpeta, AlmacenLocal.EnFichas), reloj));
            Extremo = new Extremo(nombre, eventos, documentos, fichas, DiskBorradorStore.Open(Path.Combine(carpeta, AlmacenLocal.EnBorrador)));
            return this;
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    private T Guardar<T>(T abierto) where T : notnull
    {
        _abiertos.Push(abierto);
        return abierto;
    }
}
