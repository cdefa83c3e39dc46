using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Sessions;

namespace Platform.Gateway.Admission;

/// <summary>The signed-in user who looks at something that shows more to some.</summary>
internal static class Viewer
{
    /// <summary>Whom the session speaks for, also one that came beside a key: the key is counted, the session sees (reference.md, section 1, "Credentials").</summary>
    /// <param name="caller">The caller.</param>
    /// <param name="grains">The cluster.</param>
    /// <returns>Null for a caller without a live session.</returns>
    public static async ValueTask<Actor?> Of(Caller caller, IGrainFactory grains)
    {
        SessionPrincipal? principal = caller.SessionOrNone;
        if (principal is null && caller.SessionBesideKey is { } token)
        {
            Result<SessionPrincipal> identified = await grains.GetGrain<ISessionGrain>(SessionKey.Of(token.Plain).GrainKey).Identify();
            principal = identified.Value;
        }

        return principal is null ? null : new Actor(principal.UserId, principal.Level);
    }
}
