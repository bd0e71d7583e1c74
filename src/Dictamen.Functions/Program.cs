using Dictamen.App;
using Dictamen.Functions;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

try
{
    var builder = FunctionsApplication.CreateBuilder(args);
    builder.ConfigureFunctionsWebApplication();
    builder.Services.AddDictamenFunctions(builder.Configuration);
    using var app = builder.Build();
    await app.RunAsync();
    return 0;
}
catch (AjusteInvalidoException e)
{
    // One sentence that names the setting, and no stack: it is for the person who deploys.
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
