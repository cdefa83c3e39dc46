using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Platform.Benchmarks.Bots;

/// <summary>The real program in a process of its own, on a data folder that goes with it, so that its processor time is its alone.</summary>
internal sealed class SiloProcess : IAsyncDisposable
{
    private const string ReadyLine = "Platform is ready on";
    private static readonly TimeSpan StartDeadline = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("platform-benchmark-");
    private readonly Process _process;

    private SiloProcess(string? database)
    {
        Address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}"));
        Client = new IPEndPoint(IPAddress.Loopback, FreePort());
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "Platform.Silo.dll"), "--data", _folder.FullName, "--urls", Address.GetLeftPart(UriPartial.Authority),
            "--silo-port", Text(FreePort()), "--client-port", Text(Client.Port),
        ];
        string[] storage = database is null ? [] : ["--database", database];
        _process = new Process
        {
            StartInfo = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [.. arguments, .. storage])
            {
                RedirectStandardOutput = true,
                WorkingDirectory = AppContext.BaseDirectory,
            },
        };
    }

    /// <summary>Where it answers HTTP.</summary>
    public Uri Address { get; }

    /// <summary>Where it answers the console.</summary>
    public IPEndPoint Client { get; }

    /// <summary>The key that makes Owners.</summary>
    public string OperatorKey => File.ReadAllText(Path.Combine(_folder.FullName, "operator.key")).Trim();

    /// <summary>Processor time it has used so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Starts it on an empty PostgreSQL database, or on the embedded one, and waits until it answers.</summary>
    /// <exception cref="InvalidOperationException">It did not come up.</exception>
    public static async Task<SiloProcess> StartAsync(string? database)
    {
        var silo = new SiloProcess(database);
        try
        {
            silo._process.Start();
            await silo.UntilReadyAsync();
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
        try
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }
        catch (InvalidOperationException)
        {
            // It never ran, or has ended already.
        }

        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task UntilReadyAsync()
    {
        var ready = new TaskCompletionSource();
        var written = new List<string>();
        _process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is null)
            {
                ready.TrySetException(new InvalidOperationException("The silo ended before it was ready:\n" + string.Join('\n', written)));
            }
            else if (line.Data.Contains(ReadyLine, StringComparison.Ordinal))
            {
                ready.TrySetResult();
            }
            else if (!ready.Task.IsCompleted)
            {
                written.Add(line.Data);
            }
        };
        _process.BeginOutputReadLine();
        await ready.Task.WaitAsync(StartDeadline);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
