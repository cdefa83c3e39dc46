using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Platform.Benchmarks.Comparison.Floor;

/// <summary>The least that an ASP.NET Core server can do: answers that are ready, from routes of a minimal API.</summary>
internal static class FloorServer
{
    /// <summary>The command that runs it, of the benchmarks themselves.</summary>
    public const string Command = "serve-floor";

    /// <summary>What it writes once it answers.</summary>
    public const string ReadyText = "The floor is ready";

    /// <summary>Serves until the process ends. Options: <c>--urls</c>, and <c>--answers</c> with a file of <see cref="CapturedAnswer"/>.</summary>
    public static async Task RunAsync(BenchmarkOptions options)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(options.Text("urls") ?? throw new FormatException("--urls is missing."));
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        await using var app = builder.Build();
        foreach (var answer in CapturedAnswer.Load(options.Text("answers") ?? throw new FormatException("--answers is missing.")))
        {
            var body = Encoding.UTF8.GetBytes(answer.Body);
            app.MapGet(answer.Path, context => AnswerAsync(context, answer.Headers, body));
        }

        await app.StartAsync();
        Console.WriteLine(ReadyText);
        await app.WaitForShutdownAsync();
    }

    private static async Task AnswerAsync(HttpContext context, IReadOnlyList<KeyValuePair<string, string>> headers, byte[] body)
    {
        foreach (var (name, value) in headers)
        {
            context.Response.Headers.Append(name, value);
        }

        await context.Response.BodyWriter.WriteAsync(body);
    }
}
