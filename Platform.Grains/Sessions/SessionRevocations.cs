using System.Collections.Immutable;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Sessions;
using Platform.Grains.Users;

namespace Platform.Grains.Sessions;

/// <summary>What an operator's revocation of sessions makes of a user.</summary>
internal static class SessionRevocations
{
    public static Result<UserState> Revoke(UserState user, RevokeSessions act, DateTimeOffset now)
    {
        UserSessions settled = SessionRules.Settle(user.Sessions, now);
        ImmutableArray<LiveSession> ending = [.. settled.Live.Where(session => act.Suffix is null || session.TokenSuffix == act.Suffix)];
        return ending.IsEmpty && act.Suffix is not null
            ? new Refusal(ErrorCodes.NotFound, "The user has no live session with that suffix.")
            : user with { Sessions = SessionRules.End(settled, ending, SessionEndReasons.Revoked, _ => now) };
    }
}
