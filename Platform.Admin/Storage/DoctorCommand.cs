using System.ComponentModel;
using System.Globalization;
using Platform.Admin.Commands;
using Platform.Admin.Connection;
using Platform.Admin.Credentials;
using Platform.Admin.Output;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Storage;

namespace Platform.Admin.Storage;

/// <summary>Checks the installation through and through.</summary>
/// <param name="surroundings">What lies outside the console.</param>
[Description("Check database, silos, rows, indexes, counters, references and the audit log; changes nothing. Exits with 1 when something is wrong.")]
[Example("doctor")]
[Example("doctor --json --data /var/lib/platform")]
internal sealed class DoctorCommand(Surroundings surroundings) : ConsoleCommand<ConsoleSettings>(surroundings)
{
    private static readonly TimeSpan LongestCheck = TimeSpan.Parse(IDoctorConsoleGrain.LongestCheck, CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    protected override async Task<Answer> AnswerAsync(ConsoleSettings settings, ICluster cluster)
    {
        ShownCredentials credentials = new(settings, Surroundings);
        Result<CheckList> list = await credentials.AskAsync((session, key) => cluster.AskAsync((IDoctorConsoleGrain doctor) => doctor.List(session, key)));
        if (list.IsRefused)
        {
            return list.Refusal;
        }

        using ProgressLine progress = new(Surroundings.Terminal);
        List<CheckResult> checks = [];
        foreach (string name in list.Value.Names)
        {
            cluster.StartOver(LongestCheck);
            Task<Result<CheckResult>> check = credentials.AskAsync(
                (session, key) => cluster.AskAsync((IDoctorConsoleGrain doctor) => doctor.Run(session, key, name)));
            Result<CheckResult> result = await Working.ShowAsync(check, $"Check {checks.Count + 1} of {list.Value.Names.Length}, {name}", progress, Surroundings.Time);
            if (result.IsRefused)
            {
                return result.Refusal;
            }

            checks.Add(result.Value);
        }

        bool isHealthy = checks.All(check => check.Status != CheckStatus.Problem);
        Sentence verdict = isHealthy ? new("Nothing is wrong.", Tone.Good) : new("Something is wrong.", Tone.Bad);
        return new Done(
            new { healthy = isHealthy, checks = checks.Select(CheckWords.Document) },
            new Stack([.. checks.Select(CheckWords.Line), verdict]),
            isHealthy ? ExitCodes.Done : ExitCodes.Refused);
    }
}
