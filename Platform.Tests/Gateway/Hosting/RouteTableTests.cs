using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Platform.Gateway.Admission;
using Platform.Gateway.Hosting;
using Platform.Gateway.Http;
using Platform.Tests.Gateway.Fakes;

namespace Platform.Tests.Gateway.Hosting;

/// <summary>What must stand on every route, so that a new one cannot be forgotten.</summary>
public sealed class RouteTableTests
{
    [Fact]
    public void Every_route_says_which_credentials_it_takes() => Assert.All(Routes(), route => Assert.NotNull(route.Metadata.GetMetadata<RouteAccess>()));

    [Fact]
    public void Every_post_says_what_it_does_with_a_body() =>
        Assert.All(Routes(), route => Assert.Equal(Methods(route) == "POST", route.Metadata.GetMetadata<BodyRule>() is not null));

    [Fact]
    public void Only_get_and_post_are_answered() => Assert.All(Routes(), route => Assert.Contains(Methods(route), new[] { "GET", "POST" }));

    [Fact]
    public void What_changes_an_account_takes_a_session() =>
        Assert.All(
            Routes().Where(route => route.Metadata.GetMetadata<ChangesAccount>() is not null),
            route => Assert.Equal(CredentialRule.Session, route.Metadata.GetMetadata<RouteAccess>()!.Rule));

    private static string Methods(RouteEndpoint route) => string.Join(' ', route.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods);

    private static RouteEndpoint[] Routes()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddSingleton<IGrainFactory>(new FakeGrains());
        builder.Services.AddSingleton(TimeProvider.System);
        builder.AddPlatformGateway();
        WebApplication app = builder.Build();
        app.UsePlatformGateway();
        RouteEndpoint[] routes = [.. ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()];
        Assert.NotEmpty(routes);
        return routes;
    }
}
