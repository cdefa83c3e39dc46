using System.Text.Json;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Telemetry;

/// <summary>A platform on the embedded database that has no collector, and shows its metrics to one network alone.</summary>
public sealed class QuietPlatform : IAsyncLifetime
{
    /// <summary>Someone in the network that may read the metrics.</summary>
    public const string Watcher = "192.0.2.7";

    private TemporaryPlatform? _platform;

    public TemporaryPlatform Platform => _platform ?? throw new InvalidOperationException("The platform does not run.");

    public PlatformClient AtWatcher => new(Platform.Access.Address) { ClientAddress = Watcher };

    public IEnumerable<JsonElement> Log => Platform.Process.Running.Error.Select(line => JsonSerializer.Deserialize<JsonElement>(line));

    public async Task InitializeAsync() => _platform = await TemporaryPlatform.StartAsync(configure: options => options
        .With("Platform__Gateway__MetricsNetworks", "192.0.2.0/24, 2001:db8::/32")
        .With("Platform__Log__Format", "json")
        .With("Logging__LogLevel__" + TracedPlatform.LoggedCategory, "Information"));

    public async Task DisposeAsync()
    {
        if (_platform is not null)
        {
            await _platform.DisposeAsync();
        }
    }
}

/// <summary>The test classes that share a platform which is traced, and one which is not.</summary>
[CollectionDefinition(Name)]
public sealed class OnMeasured : ICollectionFixture<TracedPlatform>, ICollectionFixture<QuietPlatform>
{
    public const string Name = "A traced platform and a quiet one";
}
