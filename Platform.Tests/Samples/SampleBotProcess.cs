using System.Collections.Immutable;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Samples;

/// <summary>The sample bot as a process: where it calls, and with which key.</summary>
public sealed record SampleBotProcess(Uri Address, string? Key)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    /// <summary>Runs one command to its end.</summary>
    public Task<FinishedProcess> RunAsync(params string[] arguments) =>
        FinishedProcess.RunAsync(BuiltProgram.Host, Words(arguments), Deadline, Environment);

    /// <summary>Starts a command that waits for something.</summary>
    public RunningProcess Start(params string[] arguments) => RunningProcess.Start(BuiltProgram.Host, Words(arguments), Environment);

    private ImmutableDictionary<string, string> Environment =>
        Key is null ? ImmutableDictionary<string, string>.Empty : ImmutableDictionary<string, string>.Empty.Add("PLATFORM_BOT_KEY", Key);

    private string[] Words(string[] arguments) => [BuiltProgram.SampleBot.File, Address.ToString(), .. arguments];
}
