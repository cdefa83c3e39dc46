using System.Text.Json;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Telemetry;

/// <summary>A platform on PostgreSQL that traces every request and writes its log for programs.</summary>
public sealed class TracedPlatform : IAsyncLifetime
{
    /// <summary>What tells of every request, in the middle of it.</summary>
    public const string LoggedCategory = "Microsoft.AspNetCore.Routing.EndpointMiddleware";

    private Collector? _collector;
    private TemporaryPlatform? _platform;

    public Collector Collector => _collector ?? throw new InvalidOperationException("The collector does not run.");

    public TemporaryPlatform Platform => _platform ?? throw new InvalidOperationException("The platform does not run.");

    /// <summary>The log so far; every line of it must be an object.</summary>
    public IEnumerable<JsonElement> Log => Platform.Process.Running.Error.Select(line => JsonSerializer.Deserialize<JsonElement>(line));

    public async Task InitializeAsync()
    {
        _collector = await Collector.StartAsync();
        _platform = await TemporaryPlatform.StartAsync(
            await (await PostgreSqlServer.SharedAsync()).CreateDatabaseAsync(),
            options => _collector.Tell(options).With("Platform__Log__Format", "json").With("Logging__LogLevel__" + LoggedCategory, "Information"));
    }

    public async Task DisposeAsync()
    {
        if (_platform is not null)
        {
            await _platform.DisposeAsync();
        }

        if (_collector is not null)
        {
            await _collector.DisposeAsync();
        }
    }
}
