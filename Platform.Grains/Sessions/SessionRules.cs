using System.Collections.Immutable;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Sessions;

namespace Platform.Grains.Sessions;

/// <summary>How long sessions live and how many there are (reference.md, section 2, "Sessions").</summary>
internal static class SessionRules
{
    public const int MostLive = 20;
    public const int MostRemembered = 50;

    private static readonly TimeSpan LifetimeOfUsers = TimeSpan.FromDays(30);
    private static readonly TimeSpan LifetimeOfOperators = TimeSpan.FromDays(1);

    /// <summary>Time from sign-in to the session's end.</summary>
    public static TimeSpan Lifetime(PermissionLevel level) => level == PermissionLevel.User ? LifetimeOfUsers : LifetimeOfOperators;

    /// <summary>Shortens live sessions to what a new level allows from now on; never lengthens one.</summary>
    public static ImmutableArray<LiveSession> Shorten(ImmutableArray<LiveSession> sessions, PermissionLevel level, DateTimeOffset now)
    {
        DateTimeOffset latest = now + Lifetime(level);
        return [.. sessions.Select(session => session.ExpiresAt <= latest ? session : session with { ExpiresAt = latest })];
    }

    /// <summary>The sessions of a user with those that are past their time moved to the ended ones.</summary>
    public static UserSessions Settle(UserSessions sessions, DateTimeOffset now)
    {
        ImmutableArray<LiveSession> expired = [.. sessions.Live.Where(session => session.ExpiresAt <= now)];
        return expired.IsEmpty
            ? sessions
            : End(sessions, expired, SessionEndReasons.Expired, session => session.ExpiresAt);
    }

    /// <summary>Makes room for one more session by ending the oldest.</summary>
    public static UserSessions MakeRoom(UserSessions sessions, DateTimeOffset now) =>
        Surplus(sessions) is { IsEmpty: false } surplus ? End(sessions, surplus, SessionEndReasons.Replaced, _ => now) : sessions;

    /// <summary>The sessions that <see cref="Settle"/>, and <see cref="MakeRoom"/> after it, would end.</summary>
    public static ImmutableArray<LiveSession> Ending(UserSessions sessions, DateTimeOffset now, bool makesRoom) =>
    [
        .. sessions.Live.Where(session => session.ExpiresAt <= now),
        .. makesRoom ? Surplus(Settle(sessions, now)) : [],
    ];

    private static ImmutableArray<LiveSession> Surplus(UserSessions sessions) =>
        [.. sessions.Live.OrderBy(session => session.CreatedAt).Take(Math.Max(0, sessions.Live.Length - (MostLive - 1)))];

    /// <summary>Moves live sessions to the ended ones, of which the newest are remembered.</summary>
    public static UserSessions End(UserSessions sessions, ImmutableArray<LiveSession> ending, string reason, Func<LiveSession, DateTimeOffset> endedAt) => sessions with
    {
        Live = [.. sessions.Live.Where(session => ending.All(other => other.Hash != session.Hash))],
        Ended =
        [
            .. ending.Select(session => EndedSession.Of(session, endedAt(session), reason))
                .Concat(sessions.Ended)
                .OrderByDescending(session => session.EndedAt)
                .Take(MostRemembered),
        ],
    };
}
