using System.Collections.Immutable;
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

    /// <summary>Runs one command to its end.</summary>
    public Task<FinishedProcess> RunAsync(params string[] arguments) => RunWithInputAsync(null, arguments);

    public Task<FinishedProcess> RunWithInputAsync(string? input, params string[] arguments) => FinishedProcess.RunAsync(
        BuiltProgram.Host, [BuiltProgram.Console.File, .. arguments], Deadline, Environment, Home, input);

    /// <summary>Starts a command that asks questions.</summary>
    public RunningProcess Start(params string[] arguments) =>
        RunningProcess.Start(BuiltProgram.Host, [BuiltProgram.Console.File, .. arguments], Environment, Home);

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
