using System.Collections.Concurrent;
using System.Diagnostics;

namespace Platform.Tests.Infrastructure;

/// <summary>A child process: what it wrote so far, and the ways to end it. None outlives the tests.</summary>
public sealed class RunningProcess : IAsyncDisposable
{
    private static readonly ConcurrentDictionary<RunningProcess, bool> Alive = new();

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly ConcurrentQueue<string> _error = new();

    static RunningProcess() => AppDomain.CurrentDomain.ProcessExit += (_, _) =>
    {
        foreach (var running in Alive.Keys)
        {
            running.Kill();
        }
    };

    private RunningProcess(Process process) => _process = process;

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    public int ExitCode => _process.ExitCode;

    public TextWriter Input => _process.StandardInput;

    public IReadOnlyCollection<string> Output => _output;

    public IReadOnlyCollection<string> Error => _error;

    public IEnumerable<string> Lines => _output.Concat(_error);

    public string Transcript => string.Join('\n', Lines);

    /// <summary>Starts a program; settings of the platform that this process happens to have are not handed on.</summary>
    public static RunningProcess Start(
        string file, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null, string? folder = null)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? string.Empty,
        };
        foreach (var name in start.Environment.Keys.Where(IsSettingOfThePlatform).ToArray())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        var process = new Process { StartInfo = start };
        var running = new RunningProcess(process);
        process.OutputDataReceived += (_, line) => Keep(running._output, line.Data);
        process.ErrorDataReceived += (_, line) => Keep(running._error, line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        Alive[running] = true;
        return running;
    }

    /// <summary>Ends the process the way a power cut does: SIGKILL.</summary>
    public async Task Kill9Async()
    {
        Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>The same, but what the process has started itself goes on.</summary>
    public async Task Kill9AloneAsync()
    {
        Assert.True(Signals.Send(_process.Id, Signals.KillAtOnce));
        await Eventually.TrueAsync(() => _process.HasExited, TimeSpan.FromSeconds(10), () => "it lives on");
    }

    /// <summary>Asks the process to end (SIGTERM) and returns its exit code.</summary>
    public async Task<int> TerminateAsync(TimeSpan deadline)
    {
        SendTerminate();
        return await WaitForExitAsync(deadline);
    }

    /// <summary>Ctrl-C.</summary>
    public void SendInterrupt() => Assert.True(Signals.Send(_process.Id, Signals.Interrupt));

    public void SendTerminate() => Assert.True(Signals.Send(_process.Id, Signals.Terminate));

    /// <summary>Stops the process where it is; what it holds stays open.</summary>
    public void Freeze() => Assert.True(Signals.Send(_process.Id, Signals.Stop));

    /// <summary>Lets a frozen process go on; nothing happens to another.</summary>
    public void Thaw() => Signals.Send(_process.Id, Signals.Continue);

    public async Task<int> WaitForExitAsync(TimeSpan deadline)
    {
        using var timeout = new CancellationTokenSource(deadline);
        try
        {
            await _process.WaitForExitAsync(timeout.Token);
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"The process did not end within {deadline.TotalSeconds:0.#} s. It wrote:\n{Transcript}");
        }

        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        await Kill9Async();
        Alive.TryRemove(this, out _);
        _process.Dispose();
    }

    private static bool IsSettingOfThePlatform(string name) =>
        new[] { "Platform__", "PLATFORM_", "ASPNETCORE_", "DOTNET_ENVIRONMENT", "Logging__", "Urls" }
            .Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    private static void Keep(ConcurrentQueue<string> lines, string? line)
    {
        if (line is not null)
        {
            lines.Enqueue(line);
        }
    }

    private void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended already.
        }
    }
}
