namespace Platform.Tests.Infrastructure;

/// <summary>The real program: a silo with its gateway in a process of its own, which may be ended and started again.</summary>
public sealed class PlatformProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartDeadline = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopDeadline = TimeSpan.FromSeconds(40);

    private readonly List<RunningProcess> _runs = [];
    private readonly Lazy<Task<Operator>> _operator;
    private GrainCodeReader? _codes;
    private PlatformAccess? _access;

    public PlatformProcess(PlatformOptions options)
    {
        Options = options;
        _operator = new(() => Operator.SignInAsync(this));
    }

    public PlatformOptions Options { get; }

    public PlatformAccess Access => _access ?? throw new InvalidOperationException("The platform does not run.");

    /// <summary>The way of operators into the present run.</summary>
    public SiloConnection Silo => _codes?.Silo ?? throw new InvalidOperationException("The platform does not run.");

    /// <summary>Every line of every run so far.</summary>
    public IEnumerable<string> Lines => _runs.SelectMany(run => run.Lines);

    public RunningProcess Running => _runs[^1];

    public static async Task<PlatformProcess> StartAsync(PlatformOptions options)
    {
        var platform = new PlatformProcess(options);
        try
        {
            await platform.StartAsync();
            return platform;
        }
        catch
        {
            await platform.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the program without waiting for it to be ready.</summary>
    public static RunningProcess Launch(PlatformOptions options)
    {
        // "ip" turns into the program, so that its number is that of the silo.
        string[] command = options.NetworkNamespace is { } name ? ["ip", "netns", "exec", name, BuiltProgram.Host] : [BuiltProgram.Host];
        return RunningProcess.Start(
            command[0],
            [.. command[1..], options.Program.File, .. options.Program.Arguments, .. options.Arguments],
            options.Environment,
            options.Program.Folder);
    }

    /// <summary>The one Owner whom all tests of this platform share; he is signed in when he is first needed.</summary>
    public Task<Operator> OperatorAsync() => _operator.Value;

    public async Task StartAsync()
    {
        var run = Launch(Options);
        _runs.Add(run);
        await ReadyLine.WaitAsync(run, StartDeadline);
        await ForgetCodesAsync();
        _codes = new GrainCodeReader(Options);
        _access = new PlatformAccess(Options.Address, Options.Secrets.PublicKey, _codes);
    }

    /// <summary>Starts again on the same data after a sudden end.</summary>
    public async Task RestartAfterKill9Async()
    {
        await Kill9Async();
        await StartAsync();
    }

    public Task Kill9Async() => Running.Kill9Async();

    public Task<int> TerminateAsync() => Running.TerminateAsync(StopDeadline);

    public async ValueTask DisposeAsync()
    {
        await ForgetCodesAsync();
        foreach (var run in _runs)
        {
            await run.DisposeAsync();
        }
    }

    private ValueTask ForgetCodesAsync() => _codes?.DisposeAsync() ?? ValueTask.CompletedTask;
}
