using Dictamen.Core;
using Microsoft.AspNetCore.Http;

namespace Dictamen.Web.Seguridad;

/// <summary>Who acts in the request at hand.</summary>
public sealed class QuienActua(IHttpContextAccessor http)
{
    /// <summary>The actor, or <see langword="null"/> without a session.</summary>
    public Actor? Actor => http.HttpContext?.User.Actor();

    /// <summary>The actor, where a route is only reached with a session.</summary>
    public Actor Presente => Actor ?? throw new InvalidOperationException("The route does not ask for a session.");

    /// <summary>What the session reaches of a kind, for example the folio of <c>folio:PCS-2019-01-000001:Representante</c>; <see langword="null"/> when it is of another kind.</summary>
    public string? Alcance(string clase) => http.HttpContext?.User.AlcanceDe(clase);
}
