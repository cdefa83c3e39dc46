using System.Collections.Immutable;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Sessions;
using Platform.Grains.Users;

namespace Platform.Grains.Sessions;

/// <summary>What a session is told of its user, and which sessions a change of him concerns.</summary>
internal static class SessionStandings
{
    /// <summary>What a live session must know.</summary>
    public static SessionStanding Of(UserState user, LiveSession session) =>
        new(user.Version, user.Id, user.PermissionLevel, user.ToRestrictions(), session.ExpiresAt, session.BotId);

    /// <summary>The sessions that are wrong about their user after a change until they are told of it.</summary>
    public static ImmutableArray<TokenHash> Concerned(UserState before, UserState after, DateTimeOffset now)
    {
        bool areAll = before.PermissionLevel != after.PermissionLevel || UserStandings.HasChanged(before, after, now);
        return
        [
            .. before.Sessions.Live
                .Where(session => session.ExpiresAt > now && (areAll || after.Sessions.Find(session.Hash)?.ExpiresAt != session.ExpiresAt))
                .Select(session => session.Hash),
        ];
    }
}
