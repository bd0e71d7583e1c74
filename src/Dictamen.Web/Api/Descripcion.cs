using System.Text.RegularExpressions;
using Dictamen.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Dictamen.Web.Api;

/// <summary>What an error says (RFC 9457), with the members of this interface.</summary>
/// <param name="Type">Always <c>about:blank</c>: the code tells errors apart.</param>
/// <param name="Title">The status in words.</param>
/// <param name="Status">Status of HTTP.</param>
/// <param name="Detail">What is wrong, where, and what to do.</param>
/// <param name="Code">Code of the error, for programs.</param>
/// <param name="Rule">Rule that decides it.</param>
/// <param name="Field">First field that is wrong.</param>
/// <param name="Errors">Each field that is wrong.</param>
/// <param name="TraceId">Number under which the log has the request.</param>
public sealed record Problema(string Type, string Title, int Status, string Detail, string Code, string? Rule, string? Field, IReadOnlyList<DatoConProblema>? Errors, string? TraceId);

/// <summary>A field that is wrong.</summary>
public sealed record DatoConProblema(string Code, string Rule, string Field, string Detail);

/// <summary>Headers that an endpoint reads, for its description.</summary>
/// <param name="Clave">Whether it needs <c>Idempotency-Key</c>.</param>
/// <param name="Version">Whether it reads <c>If-Match</c>.</param>
/// <param name="VersionExigida">Whether it does nothing without it.</param>
internal sealed record Cabeceras(bool Clave, bool Version, bool VersionExigida)
{
    public static Cabeceras Orden { get; } = new(Clave: true, Version: false, VersionExigida: false);

    public static Cabeceras OrdenSobreLoVisto { get; } = new(Clave: true, Version: true, VersionExigida: true);

    public static Cabeceras SobreLoVisto { get; } = new(Clave: false, Version: true, VersionExigida: false);
}

/// <summary>Describes the endpoints so that a program can be written against the description alone.</summary>
internal static partial class Descripcion
{
    private const string Enlace = "enlace";

    /// <summary>The errors that an endpoint answers with. Too many requests, and a store that is away, are answers of all.</summary>
    public static RouteHandlerBuilder Problemas(this RouteHandlerBuilder ruta, params ReadOnlySpan<int> estados)
    {
        foreach (var estado in (ReadOnlySpan<int>)[.. estados, StatusCodes.Status429TooManyRequests, StatusCodes.Status503ServiceUnavailable])
        {
            ruta.Produces<Problema>(estado, "application/problem+json");
        }

        return ruta;
    }

    /// <summary>An endpoint that receives one file, in the field «archivo» of a form.</summary>
    public static RouteHandlerBuilder RecibeArchivo(this RouteHandlerBuilder ruta) =>
        ruta.DisableAntiforgery().Accepts<IFormFile>("multipart/form-data").Produces<DocumentoRecibido>();

    public static void Configurar(OpenApiOptions o)
    {
        o.ShouldInclude = d => d.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
        o.AddDocumentTransformer((documento, _, _) =>
        {
            documento.Info = new OpenApiInfo
            {
                Title = "Dictamen",
                Version = "v1",
                Description = "Los errores son application/problem+json (RFC 9457) con code, rule, field y errors[]. Quien escribe se identifica con su enlace firmado: Authorization: Bearer, o la sesión del navegador. Todo acto lleva Idempotency-Key: con lo mismo otra vez responde lo que la primera, y otro acto o contenido con la misma clave se niega (422, ORDEN_REPETIDA). If-Match es la versión que se vio: la exige todo acto sobre lo que ya existe, salvo los enlaces y lo que es sólo de quien lo hace: su cédula, su conflicto y su firma. Lo que un acto nombra (huellas, versiones, cifras) lo da la consulta de lo mismo; lo que puede crecer se responde en páginas, con «pagina» desde 1.",
            };
            documento.Servers = [];
            documento.Components ??= new OpenApiComponents();
            documento.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                [Enlace] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "Lo que sigue a «/e?t=» en el enlace firmado que se recibió por correo." },
            };
            return Task.CompletedTask;
        });
        o.AddOperationTransformer((operacion, contexto, _) =>
        {
            if (contexto.Description.ActionDescriptor.EndpointMetadata.OfType<Cabeceras>().FirstOrDefault() is { } cabeceras)
            {
                Cabecera(operacion, cabeceras.Clave, "Idempotency-Key", exigida: true, "Identificador de la orden, de 1 a 100 caracteres: la misma dos veces se registra una.");
                Cabecera(operacion, cabeceras.Version, "If-Match", cabeceras.VersionExigida, "La versión que se vio: el ETag de su consulta.");
            }

            // The end of the last word of an action is read from its address, and no handler takes it.
            foreach (var nombre in Parametro().Matches(contexto.Description.RelativePath!).Select(m => m.Groups[1].Value).Where(n => operacion.Parameters?.Any(p => p.Name == n) != true))
            {
                (operacion.Parameters ??= []).Add(new OpenApiParameter { Name = nombre, In = ParameterLocation.Path, Required = true, Schema = new OpenApiSchema { Type = JsonSchemaType.String } });
            }

            if (operacion.Responses?.ContainsKey("401") == true)
            {
                operacion.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Enlace, contexto.Document)] = [] }];
            }

            return Task.CompletedTask;
        });
        o.AddSchemaTransformer((esquema, contexto, _) =>
        {
            // They have a form of their own in JSON, that cannot be read from their type.
            var tipo = Nullable.GetUnderlyingType(contexto.JsonTypeInfo.Type) ?? contexto.JsonTypeInfo.Type;
            if (tipo == typeof(Folio) || tipo == typeof(Huella) || tipo == typeof(PersonaId))
            {
                (esquema.Type, esquema.Properties, esquema.Pattern) = (JsonSchemaType.String, null, tipo == typeof(Huella) ? "^[0-9a-f]{64}$" : null);
            }

            return Task.CompletedTask;
        });
    }

    [GeneratedRegex(@"\{\**(\w+)")]
    private static partial Regex Parametro();

    private static void Cabecera(OpenApiOperation operacion, bool lleva, string nombre, bool exigida, string que)
    {
        if (lleva)
        {
            (operacion.Parameters ??= []).Add(new OpenApiParameter { Name = nombre, In = ParameterLocation.Header, Required = exigida, Description = que, Schema = new OpenApiSchema { Type = JsonSchemaType.String } });
        }
    }
}
