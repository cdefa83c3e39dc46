namespace Platform.Tests.Infrastructure;

/// <summary>Three silos with their gateways, all started at the same moment on an empty PostgreSQL database.</summary>
public sealed class ThreeSilos : IAsyncLifetime
{
    private readonly List<TemporaryFolder> _folders = [];
    private readonly List<PlatformProcess> _silos = [];

    public IReadOnlyList<PlatformProcess> Silos => _silos;

    /// <summary>The gateway of a silo that is drawn for one request.</summary>
    public Uri AnyAddress => _silos[Random.Shared.Next(_silos.Count)].Access.Address;

    public async Task InitializeAsync()
    {
        string database = await (await PostgreSqlServer.SharedAsync()).CreateDatabaseAsync();
        for (int silo = 0; silo < 3; silo++)
        {
            _folders.Add(new TemporaryFolder());
            await InstalledSecrets.CopyToAsync(_folders[silo].Path);
            _silos.Add(new PlatformProcess(new PlatformOptions(_folders[silo].Path) { Database = database }));
        }

        await Task.WhenAll(_silos.Select(silo => silo.StartAsync()));
    }

    public async Task DisposeAsync()
    {
        foreach (PlatformProcess silo in _silos)
        {
            await silo.DisposeAsync();
        }

        _folders.ForEach(folder => folder.Dispose());
    }
}
