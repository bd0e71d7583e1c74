using Dictamen.App.Consultas;
using Dictamen.Core;

namespace Dictamen.App.Servicios.Operacion;

/// <summary>The form that owes an errand again which its target refused: the same for every kind of stream.</summary>
public static class ReintentoDeEncargo
{
    /// <summary>Key of the act in addresses.</summary>
    public const string Clave = "reintentar";

    /// <summary>Field that names the errand.</summary>
    public const string Encargo = "encargo";

    /// <summary>The form.</summary>
    /// <param name="armar">Makes the act from the id of the errand.</param>
    internal static FormularioDeActo<TEstado> De<TEstado, TActo>(Func<string, TActo> armar)
        where TEstado : IEstado<TEstado>, IConPendientes
        where TActo : ActoDeReintentar<TEstado> => new(
            Clave,
            "Intentar de nuevo un encargo que no procedió",
            typeof(TActo),
            (e, _) => !e.Apartados.IsEmpty,
            (e, _) =>
            [
                new Campo(Encargo, "Encargo", TipoDeCampo.Opcion)
                {
                    Valor = e.Apartados.Count == 1 ? e.Apartados.Keys.First() : null,
                    Opciones = [.. e.Apartados.Values.Select(a => new OpcionDeCampo(a.Encargo.Id, $"{NombresDeEncargo.De(a.Encargo.Id)}: {a.Encargo.Destino} lo negó ({a.Codigo}, {a.Regla})"))],
                },
            ],
            (x, e, _) =>
            {
                if (!e.Apartados.ContainsKey(x.Texto(Encargo)))
                {
                    x.Fallar(Encargo, "Elija el encargo que se intentará de nuevo.");
                }

                return armar(x.Texto(Encargo));
            })
        {
            Nota = "Antes corrija la causa por la que se negó. Si la causa sigue, el encargo se negará otra vez y volverá a quedar apartado.",
        };
}
