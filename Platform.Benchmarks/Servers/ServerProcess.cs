using System.Diagnostics;
using System.Globalization;

namespace Platform.Benchmarks.Servers;

/// <summary>A server in a process of its own, so that its processor time and memory are its alone.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartDeadline = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopDeadline = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("platform-benchmark-server-");
    private readonly Process _process;
    private readonly AllocationGauge? _gauge;

    private ServerProcess(ServerStart start)
    {
        _gauge = start.IsDotNet ? new AllocationGauge(Path.Combine(_folder.FullName, "gauge")) : null;
        _process = new Process
        {
            StartInfo = new ProcessStartInfo(start.Program, start.Arguments)
            {
                RedirectStandardOutput = true,
                WorkingDirectory = start.WorkingDirectory,
            },
        };
        foreach (var (name, value) in start.Environment.Concat(_gauge?.Environment ?? new Dictionary<string, string>()))
        {
            _process.StartInfo.Environment[name] = value;
        }
    }

    /// <summary>The number of the process.</summary>
    public int Id => _process.Id;

    /// <summary>How long it took from the start of the process until it said that it answers.</summary>
    public TimeSpan ReadyAfter { get; private set; }

    /// <summary>Processor time it has used so far.</summary>
    public TimeSpan ProcessorTime => ProcessUse.Of(Id).ProcessorTime;

    /// <summary>Starts a server and waits until it answers.</summary>
    /// <exception cref="InvalidOperationException">It did not come up.</exception>
    public static async Task<ServerProcess> StartAsync(ServerStart start)
    {
        var server = new ServerProcess(start);
        try
        {
            var started = Stopwatch.GetTimestamp();
            server._process.Start();
            await server.UntilReadyAsync(start.ReadyText);
            server.ReadyAfter = Stopwatch.GetElapsedTime(started);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Bytes allocated on managed heaps since the start; null for a program that is not of .NET.</summary>
    public async Task<long?> GetAllocatedBytesAsync() => _gauge is null ? null : await _gauge.ReadAsync();

    /// <summary>Tells it to stop, and waits until it has ended by itself: a cluster knows then that it is gone.</summary>
    public async Task StopAsync()
    {
        using var signal = Process.Start("kill", ["-TERM", Id.ToString(CultureInfo.InvariantCulture)]);
        await signal.WaitForExitAsync();
        await _process.WaitForExitAsync().WaitAsync(StopDeadline);
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

    private async Task UntilReadyAsync(string readyText)
    {
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var written = new List<string>();
        _process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is null)
            {
                ready.TrySetException(new InvalidOperationException("The server ended before it was ready:\n" + string.Join('\n', written)));
            }
            else if (line.Data.Contains(readyText, StringComparison.Ordinal))
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
}
