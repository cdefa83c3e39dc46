namespace Platform.Tests.Infrastructure;

/// <summary>One running platform that a collection of test classes shares; each test brings its own people.</summary>
public abstract class PlatformFixture : IAsyncLifetime
{
    private TemporaryPlatform? _platform;

    public PlatformProcess Process => Platform.Process;

    public PlatformAccess Access => Platform.Access;

    public Task<Operator> OperatorAsync() => Process.OperatorAsync();

    private TemporaryPlatform Platform => _platform ?? throw new InvalidOperationException("The platform does not run.");

    public async Task InitializeAsync() => _platform = await TemporaryPlatform.StartAsync(await DatabaseAsync());

    public async Task DisposeAsync()
    {
        if (_platform is not null)
        {
            await _platform.DisposeAsync();
        }
    }

    /// <summary>The database's connection string; none for the embedded one.</summary>
    protected abstract Task<string?> DatabaseAsync();
}
