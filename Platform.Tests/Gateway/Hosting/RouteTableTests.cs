using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Platform.Gateway.Admission;
using Platform.Gateway.Hosting;
using Platform.Gateway.Http;
using Platform.Gateway.Pages;
using Platform.Gateway.Reference;
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

    [Fact]
    public async Task The_reference_tells_of_every_route_and_of_no_other()
    {
        await using WebApplication app = Gateway();
        app.Urls.Add("http://127.0.0.1:0");
        await app.StartAsync();
        ReadyDocument document = await app.Services.GetRequiredService<ReferenceDocument>().Get();
        IEnumerable<string> documented =
            from path in JsonDocument.Parse(document.Json).RootElement.GetProperty("paths").EnumerateObject()
            from method in path.Value.EnumerateObject()
            select $"{method.Name.ToUpperInvariant()} {path.Name}";
        Assert.Equal(Routes(app).Where(route => !IsPage(route)).Select(route => $"{Methods(route)} {Pattern(route)}").Order(), documented.Order());
    }

    // Pages are for people and may change from one day to the next; what a program may rely on cannot be called one.
    [Fact]
    public void What_is_a_page_stands_apart_from_the_api()
    {
        Assert.Contains(Routes(), IsPage);
        Assert.All(Routes().Where(IsPage), route => Assert.Matches("^/(app(/.*)?)?$", Pattern(route)));
        Assert.All(Routes().Where(route => !IsPage(route)), route => Assert.DoesNotMatch("^/(app(/.*)?)?$", Pattern(route)));
    }

    [Fact]
    public void Only_pages_take_forms() =>
        Assert.All(Routes(), route => Assert.Equal(Methods(route) == "POST" && IsPage(route), route.Metadata.GetMetadata<BodyRule>()?.Format == BodyFormat.Form));

    [Fact]
    public void Whatever_a_browser_may_send_unasked_is_judged_by_its_origin() =>
        Assert.All(
            Routes().Where(route => IsPage(route) && Methods(route) == "POST"),
            route => Assert.Contains(route.Metadata.GetMetadata<RouteAccess>()!.Rule, new[] { CredentialRule.Session, CredentialRule.SignOut, CredentialRule.SignInForm }));

    private static bool IsPage(RouteEndpoint route) => route.Metadata.GetMetadata<PageRoute>() is not null;

    private static string Pattern(RouteEndpoint route) => "/" + route.RoutePattern.RawText!.Trim('/');

    private static string Methods(RouteEndpoint route) => string.Join(' ', route.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods);

    private static RouteEndpoint[] Routes() => Routes(Gateway());

    private static RouteEndpoint[] Routes(WebApplication app)
    {
        RouteEndpoint[] routes = [.. ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()];
        Assert.NotEmpty(routes);
        return routes;
    }

    private static WebApplication Gateway()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddSingleton<IGrainFactory>(new FakeGrains());
        builder.Services.AddSingleton(TimeProvider.System);
        builder.AddPlatformGateway();
        WebApplication app = builder.Build();
        app.UsePlatformGateway();
        return app;
    }
}
