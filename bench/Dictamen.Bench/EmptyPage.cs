using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;

namespace Dictamen.Bench;

/// <summary>What a page stands on that shows nothing: the root that every page has, with its head and its router.</summary>
public sealed class EmptyRoot : ComponentBase
{
    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.AddMarkupContent(0, "<!doctype html><html lang=\"es-MX\"><head><meta charset=\"utf-8\">");
        builder.OpenComponent<HeadOutlet>(1);
        builder.CloseComponent();
        builder.AddMarkupContent(2, "</head><body>");
        builder.OpenComponent<Router>(3);
        builder.AddComponentParameter(4, nameof(Router.AppAssembly), typeof(EmptyRoot).Assembly);
        builder.AddComponentParameter(5, nameof(Router.Found), (RenderFragment<RouteData>)(route => found =>
        {
            found.OpenComponent<RouteView>(0);
            found.AddComponentParameter(1, nameof(RouteView.RouteData), route);
            found.AddComponentParameter(2, nameof(RouteView.DefaultLayout), typeof(EmptyLayout));
            found.CloseComponent();
        }));
        builder.CloseComponent();
        builder.AddMarkupContent(6, "</body></html>");
    }
}

/// <summary>A layout with nothing but the page.</summary>
public sealed class EmptyLayout : LayoutComponentBase
{
    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, Body);
}

/// <summary>An empty page.</summary>
[Route("/")]
public sealed class EmptyPage : ComponentBase
{
    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddMarkupContent(0, "<h1>Nada</h1>");
}
