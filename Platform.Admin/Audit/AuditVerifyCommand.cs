using System.ComponentModel;
using Platform.Admin.Commands;
using Platform.Admin.Connection;
using Platform.Admin.Output;
using Platform.GrainInterfaces.Audit;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;

namespace Platform.Admin.Audit;

/// <summary>Follows the hash chains of the audit log.</summary>
/// <param name="surroundings">What lies outside the console.</param>
[Description("Check that no entry of the audit log was changed, taken out or put in; names the first broken one.")]
[Example("audit verify")]
internal sealed class AuditVerifyCommand(Surroundings surroundings) : SessionCommand<ConsoleSettings>(surroundings)
{
    /// <inheritdoc/>
    protected override async Task<Answer> AnswerAsync(ConsoleSettings settings, Secret session, ICluster cluster)
    {
        using ProgressLine progress = new(Surroundings.Terminal);
        long entries = 0;
        AuditPlace? place = null;
        do
        {
            // A long log takes longer than one answer may.
            cluster.StartOver();
            Result<AuditVerification> stretch = await cluster.AskAsync((IAuditConsoleGrain audit) => audit.Verify(session, place));
            if (stretch.IsRefused)
            {
                return stretch.Refusal;
            }

            entries += stretch.Value.Entries;
            place = stretch.Value.Next;
            progress.Show($"{entries} entries are right so far.");
            if (stretch.Value.FirstBroken is { } broken)
            {
                return new Done(
                    new Report(false, entries, broken),
                    new Sentence(
                        $"The log is broken at entry {broken.Position} of {broken.Day:yyyy-MM-dd}{(broken.Id is { } id ? $" (id {id})" : "")}: {broken.Problem} Entries before it that are right: {entries}.",
                        Tone.Bad),
                    ExitCodes.Refused);
            }
        }
        while (place is not null);

        return new Done(new Report(true, entries, null), new Sentence($"The log is intact. Entries: {entries}.", Tone.Good));
    }

    private sealed record Report(bool Intact, long Entries, BrokenAuditEntry? FirstBroken);
}
