using Azure;
using Azure.Identity;
using Dictamen.App.Ports;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Dictamen.Azure.Tests;

/// <summary>A store that is away is told from one that turns this identity away.</summary>
[Collection(AjustesDelProceso.Nombre)]
public sealed class FallasTests
{
    // As the SDK throws them: with no answer of the identity service, and with one that says no for now.
    public static TheoryData<Exception> SinIdentidad => [new CredentialUnavailableException("no contesta"), new AuthenticationFailedException("500"), new AggregateException(new CredentialUnavailableException("una"), new AuthenticationFailedException("dos"))];

    [Theory]
    [MemberData(nameof(SinIdentidad))]
    public async Task AnIdentityThatCannotBeProvenNowIsAStoreThatIsAway(Exception sinIdentidad)
    {
        var away = await Assert.ThrowsAsync<AlmacenNoDisponibleException>(async () => await Fallas.TraducirAsync(() => throw sinIdentidad, CancellationToken.None));
        Assert.Same(sinIdentidad, away.InnerException);
        Assert.True(away.RetryAfter > TimeSpan.Zero);
        Assert.Throws<AlmacenNoDisponibleException>(() => Fallas.Traducir<int>(() => throw sinIdentidad));
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public async Task AnIdentityThatTheStoreTurnsAwayIsNotTriedAgain(int status) =>
        Assert.Equal(status, (await Assert.ThrowsAsync<RequestFailedException>(async () => await Fallas.TraducirAsync(() => throw new RequestFailedException(status, "no"), CancellationToken.None))).Status);

    [Fact]
    public async Task AnIdentityServiceThatIsAwayAtTheStartStopsNoStart()
    {
        // Only the environment is asked who this is, and it does not say.
        const string Quien = "AZURE_TOKEN_CREDENTIALS";
        Environment.SetEnvironmentVariable(Quien, nameof(EnvironmentCredential));
        try
        {
            var builder = Microsoft.Extensions.Hosting.Host.CreateApplicationBuilder();
            builder.Services.AddSingleton(TimeProvider.System).AddDictamenAzure(new("https://ejemplo.invalid/", "https://ejemplo.invalid/"));
            using var host = builder.Build();
            await host.StartAsync();
            var away = await Assert.ThrowsAsync<AlmacenNoDisponibleException>(async () => await host.Services.GetRequiredService<IEventStore>().AppendAsync(Hechos.Append("expediente/A", 0, "c1")));
            Assert.IsAssignableFrom<AuthenticationFailedException>(away.InnerException);
            await host.StopAsync();
        }
        finally
        {
            Environment.SetEnvironmentVariable(Quien, null);
        }
    }
}
