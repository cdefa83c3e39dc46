using System.Globalization;
using System.Net;

namespace Platform.Benchmarks.Servers;

/// <summary>The real silo in a process of its own, on a data folder that goes with it unless one is given.</summary>
internal sealed class SiloProcess : IAsyncDisposable
{
    private const string ReadyText = "Platform is ready";

    private readonly string _folder;
    private readonly bool _isFolderKept;
    private ServerProcess? _server;

    private SiloProcess(string? folder)
    {
        _isFolderKept = folder is not null;
        _folder = folder ?? Directory.CreateTempSubdirectory("platform-benchmark-").FullName;
        Address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{LoopbackPort.Free()}"));
        Client = new IPEndPoint(IPAddress.Loopback, LoopbackPort.Free());
    }

    /// <summary>Where it answers HTTP, if it does.</summary>
    public Uri Address { get; }

    /// <summary>Where it answers gateways and the console.</summary>
    public IPEndPoint Client { get; }

    /// <summary>The process.</summary>
    public ServerProcess Server => _server ?? throw new InvalidOperationException("The silo does not run.");

    /// <summary>The key that makes Owners.</summary>
    public string OperatorKey => Secret("operator.key");

    /// <summary>The first public key.</summary>
    public string PublicKey => Secret("public-api.key");

    /// <summary>Processor time it has used so far.</summary>
    public TimeSpan ProcessorTime => Server.ProcessorTime;

    /// <summary>Starts it on an empty PostgreSQL database, or on the embedded one, and waits until it answers.</summary>
    /// <param name="database">A connection string; null for the embedded database.</param>
    /// <param name="environment">What it finds in its environment besides.</param>
    /// <param name="withHttp">Whether it is a gateway, too.</param>
    /// <param name="folder">A data folder that stays; null for one of its own.</param>
    /// <param name="program">The folder of a silo that was published; null for the one that was built with this program.</param>
    /// <exception cref="InvalidOperationException">It did not come up.</exception>
    public static async Task<SiloProcess> StartAsync(
        string? database, IReadOnlyDictionary<string, string>? environment = null, bool withHttp = true, string? folder = null, string? program = null)
    {
        var silo = new SiloProcess(folder);
        try
        {
            string[] storage = database is null ? [] : ["--database", database];
            string[] arguments =
            [
                "--data", silo._folder, "--urls", withHttp ? silo.Address.GetLeftPart(UriPartial.Authority) : "none",
                "--silo-port", Text(LoopbackPort.Free()), "--client-port", Text(silo.Client.Port), .. storage,
            ];
            silo._server = await ServerProcess.StartAsync(
                ServerStart.DotNet("Platform.Silo.dll", arguments, ReadyText, program is null ? null : Path.GetFullPath(program)) with { Environment = environment ?? new Dictionary<string, string>() });
            return silo;
        }
        catch
        {
            await silo.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        if (!_isFolderKept)
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private string Secret(string file) => File.ReadAllText(Path.Combine(_folder, file)).Trim();

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
