using Platform.Admin.Bots;
using Platform.Admin.Chats;
using Platform.Admin.Output;
using Platform.Admin.Subscriptions;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Sessions;
using Platform.GrainInterfaces.Users;

namespace Platform.Admin.Users;

/// <summary>A user with full details for people: the profile, then chats, bots and histories where there are any.</summary>
internal static class UserDetailsView
{
    /// <summary>All of it.</summary>
    /// <param name="user">The user.</param>
    public static View Of(UserDetails user)
    {
        Sheet[] more =
        [
            Moderation(user.ModerationActions),
            SubscriptionShowCommand.History(user.SubscriptionHistory),
            Levels(user.PermissionHistory),
            ChatSheet.Owned(user.Chats),
            BotSheet.Owned(user.Bots),
            EndedSessions(user.SessionHistory ?? []),
        ];
        string allowed = user.AllowedActions.IsEmpty ? "look" : string.Join(", ", user.AllowedActions);
        return new Stack([UserCard.Of(user.Profile, [("You may", allowed)]), .. more.Where(sheet => sheet.Rows.Count > 0)]);
    }

    private static Sheet Moderation(IReadOnlyList<ModerationActionView> actions) => new(
        ["Entry", "At (UTC)", "What", "Until (UTC)", "By", "Now", "Reason"],
        [.. actions.Select(action => new[]
        {
            $"{action.Id}",
            UtcTime.InColumn(action.CreatedAt),
            action.ActionType.Replace("PLATFORM_", "", StringComparison.Ordinal),
            UtcTime.InColumn(action.ExpiresAt),
            action.CreatedById?.ToString(),
            Now(action),
            action.Reason,
        })],
        ToneOf: row => actions[row] is not { IsActive: true } action ? Tone.Plain : action.ExpiresAt is null ? Tone.Bad : Tone.Warning,
        Title: "Moderation history");

    // A warning neither runs nor ends.
    private static string? Now(ModerationActionView action) => action switch
    {
        { IsLifted: true } => $"lifted by {action.LiftedById}{(action.LiftReason is { } reason ? $": {reason}" : "")}",
        { IsActive: true } => "runs",
        { ExpiresAt: not null } => "over",
        _ => null,
    };

    private static Sheet Levels(IEnumerable<PermissionChangeView> changes) => new(
        ["Change", "At (UTC)", "From", "To", "By"],
        [.. changes.Select(change => new[]
        {
            $"{change.Id}", UtcTime.InColumn(change.CreatedAt), $"{change.OldLevel}", $"{change.NewLevel}", change.ChangedById?.ToString() ?? "operator key",
        })],
        Title: "Level history");

    private static Sheet EndedSessions(IEnumerable<EndedSessionView> sessions) => new(
        ["Suffix", "Created (UTC)", "Ended", "Why", "Client"],
        [.. sessions.Select(session => new[]
        {
            session.TokenSuffix,
            UtcTime.WithoutYear(session.CreatedAt),
            UtcTime.WithoutYear(session.EndedAt),
            session.EndReason,
            string.Join(' ', new[] { session.ClientIp ?? "console", session.UserAgent }.OfType<string>()),
        })],
        CutsLast: true,
        Title: "Ended sessions");
}
