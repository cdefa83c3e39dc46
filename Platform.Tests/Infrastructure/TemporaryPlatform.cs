namespace Platform.Tests.Infrastructure;

/// <summary>A platform that runs on a data folder of its own, which goes with it.</summary>
public sealed class TemporaryPlatform : IAsyncDisposable
{
    private readonly TemporaryFolder _folder;

    private TemporaryPlatform(TemporaryFolder folder, PlatformProcess process)
    {
        _folder = folder;
        Process = process;
    }

    public PlatformProcess Process { get; }

    public PlatformAccess Access => Process.Access;

    public PlatformOptions Options => Process.Options;

    /// <summary>Starts on the database with this connection string, or on the embedded one.</summary>
    public static async Task<TemporaryPlatform> StartAsync(string? database = null, Func<PlatformOptions, PlatformOptions>? configure = null)
    {
        var folder = new TemporaryFolder();
        var options = new PlatformOptions(folder.Path) { Database = database };
        return new TemporaryPlatform(folder, await PlatformProcess.StartAsync(configure?.Invoke(options) ?? options));
    }

    public async ValueTask DisposeAsync()
    {
        await Process.DisposeAsync();
        _folder.Dispose();
    }
}
