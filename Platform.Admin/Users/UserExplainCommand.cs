using System.ComponentModel;
using Platform.Admin.Commands;
using Platform.Admin.Connection;
using Platform.Admin.Output;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Users;

namespace Platform.Admin.Users;

/// <summary>Explains what a user can and cannot do right now.</summary>
/// <param name="surroundings">What lies outside the console.</param>
[Description("Explain why a user can or cannot sign in, execute commands and create a chat right now.")]
[Example("user explain alice")]
internal sealed class UserExplainCommand(Surroundings surroundings) : SessionCommand<UserSettings>(surroundings)
{
    /// <inheritdoc/>
    protected override async Task<Answer> AnswerAsync(UserSettings settings, Secret session, ICluster cluster) => Answer.Of(
        await cluster.AskAsync((IUserConsoleGrain users) => users.Explain(session, settings.User)),
        explanation => explanation,
        Show);

    private static View Show(UserExplanation explanation) => new Stack(
        $"{explanation.Username} (id {explanation.Id}):",
        new Sheet(
            ["Can he", "", "Why", "Record"],
            [.. explanation.Answers.Select(answer => new[]
            {
                answer.Action.Replace('_', ' '),
                answer.IsAllowed ? "yes" : "no",
                answer.Code is null ? answer.Detail : $"{answer.Detail} ({answer.Code})",
                answer.Record is null ? null : Words(answer.Record),
            })],
            ToneOf: row => explanation.Answers[row].IsAllowed ? Tone.Good : Tone.Bad));

    private static string Words(DecidingRecord record)
    {
        string by = record.ById is { } id ? $" by {id}" : "";
        string until = record.ExpiresAt is { } end ? $" until {UtcTime.Alone(end)}" : "";
        return $"{record.Type.Replace('_', ' ')} {record.Id}: {record.Summary}{by} on {UtcTime.Alone(record.CreatedAt)}{until}";
    }
}
