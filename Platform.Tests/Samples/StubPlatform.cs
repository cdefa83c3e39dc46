using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Samples;

/// <summary>Answers requests as a script says: what a real platform does only after long waits.</summary>
public sealed class StubPlatform : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly ConcurrentQueue<Func<HttpContext, Task>> _script;
    private readonly ConcurrentQueue<StubRequest> _requests = new();

    private StubPlatform(WebApplication application, IEnumerable<Func<HttpContext, Task>> script)
    {
        _application = application;
        _script = new(script);
    }

    public Uri Address { get; private init; } = new("http://127.0.0.1");

    public IReadOnlyCollection<StubRequest> Requests => _requests;

    public static async Task<StubPlatform> StartAsync(params Func<HttpContext, Task>[] script)
    {
        var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePorts.Next()}");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var application = builder.Build();
        application.Urls.Add(address);
        var stub = new StubPlatform(application, script) { Address = new Uri(address) };
        application.Run(stub.AnswerAsync);
        await application.StartAsync();
        return stub;
    }

    public static Func<HttpContext, Task> Json(string json) => context =>
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(json);
    };

    public static Func<HttpContext, Task> RetryAfter(int status, int seconds) => context =>
    {
        context.Response.StatusCode = status;
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return Task.CompletedTask;
    };

    public static Func<HttpContext, Task> HangUp { get; } = context =>
    {
        context.Abort();
        return Task.CompletedTask;
    };

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        _requests.Enqueue(new StubRequest(TimeProvider.System.GetTimestamp(), context.Request.Headers["Idempotency-Key"].ToString(), await reader.ReadToEndAsync()));
        await (_script.TryDequeue(out var answer) ? answer(context) : RetryAfter(500, 0)(context));
    }
}
