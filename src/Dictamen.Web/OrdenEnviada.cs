using System.Security.Cryptography;
using System.Text.Json;
using Dictamen.App.Registro;
using Microsoft.AspNetCore.Http;

namespace Dictamen.Web;

/// <summary>Id of the order that a request gives: the key that it chose, and a digest of where and what it sends.</summary>
internal static class OrdenEnviada
{
    /// <param name="http">Request; of a form, what is its own (its token, its step) is no part of the order.</param>
    /// <param name="clave">Key of the order.</param>
    public static async Task<string> DeAsync(HttpContext http, string clave)
    {
        var partes = new List<string> { http.Request.Path };
        if (http.Request.HasFormContentType)
        {
            var enviado = await http.Request.ReadFormAsync(http.RequestAborted);
            partes.AddRange(enviado.Where(c => !c.Key.StartsWith('_')).OrderBy(c => c.Key, StringComparer.Ordinal).SelectMany(c => c.Value.Prepend(c.Key)).Select(v => v ?? ""));
            foreach (var archivo in enviado.Files)
            {
                await using var contenido = archivo.OpenReadStream();
                partes.AddRange(archivo.Name, await HuellaAsync(contenido));
            }
        }
        else
        {
            partes.Add(await HuellaAsync(http.Request.Body));
        }

        return Orden.De(clave, JsonSerializer.SerializeToUtf8Bytes(partes));

        async Task<string> HuellaAsync(Stream contenido) => Convert.ToHexStringLower(await SHA256.HashDataAsync(contenido, http.RequestAborted));
    }
}
