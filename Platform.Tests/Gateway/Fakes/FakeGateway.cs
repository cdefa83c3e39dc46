using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;
using Platform.Gateway.Hosting;
using Platform.GrainInterfaces.Secrets;

namespace Platform.Tests.Gateway.Fakes;

/// <summary>
/// The whole gateway, from the first header to the last handler, without a server in front and a cluster behind. One serves all tests of a class, since
/// setting up the routes takes longer than all of them.
/// </summary>
public sealed class FakeGateway : IDisposable
{
    private readonly WebApplication _app;
    private readonly RequestDelegate _pipeline;

    public FakeGateway()
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore();
        builder.Services.AddRouting();
        builder.Services.AddSingleton<IGrainFactory>(Grains);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.AddPlatformGateway();
        _app = builder.Build();
        _app.UsePlatformGateway();
        _app.UseEndpoints(_ => { });
        _pipeline = ((IApplicationBuilder)_app).Build();
        Grains.PublicKeys.Hashes = [PublicKey.Hash];
    }

    internal FakeGrains Grains { get; } = new();

    public Credential PublicKey { get; } = Credential.Create(CredentialKind.PublicKey);

    public Credential BotKey => Grains.Bot.Key;

    public Credential Session { get; } = Credential.Create(CredentialKind.Session);

    public Task<DefaultHttpContext> Get(string path, Credential? credential, params (string Name, string Value)[] headers)
    {
        DefaultHttpContext context = Request("GET", path, credential, headers);
        context.WithBody([], contentType: null);
        return Send(context);
    }

    public Task<DefaultHttpContext> Post(string path, Credential? credential, string json, params (string Name, string Value)[] headers)
    {
        DefaultHttpContext context = Request("POST", path, credential, headers);
        context.WithBody(Encoding.UTF8.GetBytes(json), "application/json");
        return Send(context);
    }

    /// <summary>Forgets what earlier tests did.</summary>
    public FakeGateway Anew()
    {
        Grains.Forget();
        return this;
    }

    public void Dispose() => ((IDisposable)_app).Dispose();

    private async Task<DefaultHttpContext> Send(DefaultHttpContext context)
    {
        await using AsyncServiceScope scope = _app.Services.CreateAsyncScope();
        context.RequestServices = scope.ServiceProvider;
        context.SetEndpoint(null);
        await _pipeline(context);
        return context;
    }

    private static DefaultHttpContext Request(string method, string path, Credential? credential, (string Name, string Value)[] headers)
    {
        int query = path.IndexOf('?', StringComparison.Ordinal);
        DefaultHttpContext context = Requests.To(method, query < 0 ? path : path[..query]);
        context.Request.QueryString = query < 0 ? default : new QueryString(path[query..]);
        if (credential is { Kind: CredentialKind.Session })
        {
            context.Request.Headers.Cookie = "psession=" + credential.Plain.Value;
        }
        else if (credential is not null)
        {
            context.Request.Headers["X-API-Key"] = credential.Plain.Value;
        }

        foreach ((string name, string value) in headers)
        {
            // Not by Append, which loses an empty header that a server would hand on.
            context.Request.Headers.TryGetValue(name, out StringValues before);
            context.Request.Headers[name] = StringValues.Concat(before, new StringValues([value]));
        }

        return context;
    }
}
