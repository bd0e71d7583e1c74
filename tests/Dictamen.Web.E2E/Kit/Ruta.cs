namespace Dictamen.Web.E2E.Kit;

/// <summary>A page to look at.</summary>
/// <param name="Nombre">Name of its screenshot.</param>
/// <param name="Momento">When.</param>
/// <param name="Quien">Purpose of the link that opens the session, or empty for anyone.</param>
/// <param name="Direccion">Address.</param>
public sealed record Ruta(string Nombre, Momento Momento, string Quien, string Direccion)
{
    /// <summary>Every page of the site. A new page is added here, and nowhere else.</summary>
    public static IReadOnlyList<Ruta> Todas { get; } =
    [
        new("inicio-abierta", Momento.Recepcion, "", "/"),
        new("inicio", Momento.Concluida, "", "/"),
        new("acceso", Momento.Concluida, "", "/acceso"),
        new("acceso-vencido", Momento.Concluida, "", "/acceso?vencido=1"),
        new("no-encontrada", Momento.Concluida, "", "/no-encontrada"),
        new("dictaminador-declaracion", Momento.Concluida, "cd", "/dictaminacion"),
        new("dictaminador-acta", Momento.Concluida, "cd", "/dictaminacion/acta/PCS-2019-01-acta-1"),
        new("secretaria-acta", Momento.Concluida, "secretaria", "/dictaminacion/acta/PCS-2019-01-acta-1"),
        new("operacion-expedientes", Momento.Concluida, "operador", "/operacion/expedientes"),
        new("operacion-expediente", Momento.Concluida, "operador", "/operacion/expediente/PCS-2019-01-000001"),
    ];

    /// <summary>Address on a site.</summary>
    public string En(SitioServido sitio) => sitio.Direccion + Direccion;

    /// <summary>The link that opens the session that it needs, or <see langword="null"/>.</summary>
    public async Task<string?> EnlaceAsync(SitioServido sitio) => Quien switch
    {
        "" => null,
        "cd" => await sitio.EnlaceAsync("cd", SitioServido.Miembro("ACADEMICO"), $"cd:{SitioServido.Convocatoria}"),
        "secretaria" => await sitio.EnlaceAsync("secretaria", SitioServido.Secretaria, "operacion"),
        _ => await sitio.EnlaceAsync(Quien, $"{Quien}-1", "operacion"),
    };
}
