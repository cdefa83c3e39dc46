using System.Collections.Immutable;
using Platform.Admin.Commands;
using Platform.Admin.Connection;
using Platform.Admin.Output;
using Platform.GrainInterfaces.Certificates;

namespace Platform.Tests.Infrastructure;

/// <summary>The admin console as one person has it set up: which cluster, which key or session, which home.</summary>
public sealed record ConsoleProcess(string Cluster, string Home)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    public string? OperatorKey { get; init; }

    public string? SessionToken { get; init; }

    public CertificateFiles? Certificates { get; init; }

    /// <summary>The time zone of his machine; null for that of the tests.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Whether commands run in the process of the tests: the same program as a client of the same cluster, but the runtime is not started and nothing compiled for each.</summary>
    public bool IsHere { get; init; }

    /// <summary>Runs one command to its end.</summary>
    public Task<FinishedProcess> RunAsync(params string[] arguments) => RunWithInputAsync(null, arguments);

    // A process has one time zone.
    public Task<FinishedProcess> RunWithInputAsync(string? input, params string[] arguments) => IsHere && TimeZone is null
        ? RunHereAsync(input, arguments)
        : FinishedProcess.RunAsync(BuiltProgram.Host, [BuiltProgram.Console.File, .. arguments], Deadline, Environment, Home, input);

    /// <summary>Starts a command that asks questions.</summary>
    public RunningProcess Start(params string[] arguments) =>
        RunningProcess.Start(BuiltProgram.Host, [BuiltProgram.Console.File, .. arguments], Environment, Home);

    private async Task<FinishedProcess> RunHereAsync(string? input, string[] arguments)
    {
        using StringReader typed = new(input ?? "");
        using StringWriter output = new();
        using StringWriter error = new();
        var environment = Environment;
        Surroundings surroundings = new(
            environment.GetValueOrDefault,
            new Terminal(typed, output, error, 0, HasColor: false),
            TimeProvider.System,
            (target, logging) => new OrleansCluster(target, logging, TimeProvider.System));
        var exitCode = await new ConsoleProgram(surroundings).RunAsync(arguments).WaitAsync(Deadline);
        return new FinishedProcess(exitCode, WithoutLastEnd(output), WithoutLastEnd(error));
    }

    private static string WithoutLastEnd(StringWriter written) => written.ToString() is [.. var lines, '\n'] ? lines : written.ToString();

    private ImmutableDictionary<string, string> Environment
    {
        get
        {
            var environment = ImmutableDictionary<string, string>.Empty
                .Add("PLATFORM_CLUSTER", Cluster)
                .Add("HOME", Home)
                .Add("XDG_CONFIG_HOME", Path.Combine(Home, ".config"));
            if (Certificates is { } files)
            {
                environment = environment
                    .Add("PLATFORM_CERTIFICATE", files.Certificate)
                    .Add("PLATFORM_CERTIFICATE_KEY", files.Key)
                    .Add("PLATFORM_CERTIFICATE_AUTHORITY", files.Authority);
            }

            environment = OperatorKey is null ? environment : environment.Add("PLATFORM_OPERATOR_KEY", OperatorKey);
            environment = TimeZone is null ? environment : environment.Add("TZ", TimeZone);
            return SessionToken is null ? environment : environment.Add("PLATFORM_TOKEN", SessionToken);
        }
    }
}
