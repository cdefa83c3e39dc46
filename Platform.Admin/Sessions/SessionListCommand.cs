using System.ComponentModel;
using Platform.Admin.Commands;
using Platform.Admin.Connection;
using Platform.Admin.Output;
using Platform.Admin.Users;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Sessions;

namespace Platform.Admin.Sessions;

/// <summary>Lists the live sessions of a user.</summary>
/// <param name="surroundings">What lies outside the console.</param>
[Description("List the live sessions of a user, newest first.")]
[Example("session list alice")]
[Example("session list 17 --json")]
internal sealed class SessionListCommand(Surroundings surroundings) : SessionCommand<UserSettings>(surroundings)
{
    /// <inheritdoc/>
    protected override async Task<Answer> AnswerAsync(UserSettings settings, Secret session, ICluster cluster) => Answer.Of(
        await cluster.AskAsync((ISessionConsoleGrain sessions) => sessions.List(session, settings.User)),
        list => list.Sessions,
        Show);

    private static View Show(SessionList list) => list.Sessions.IsEmpty
        ? "No live sessions."
        : new Sheet(
            ["Suffix", "Created (UTC)", "Last used", "Expires", "Client"],
            [.. list.Sessions.Select(live => new[]
            {
                live.TokenSuffix + (live.IsCurrent ? " *" : ""),
                UtcTime.WithoutYear(live.CreatedAt),
                UtcTime.WithoutYear(live.LastUsedAt),
                UtcTime.WithoutYear(live.ExpiresAt),
                string.Join(' ', new[] { live.ClientIp ?? "console", live.UserAgent }.OfType<string>()),
            })],
            CutsLast: true);
}
