using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Sessions;

namespace Platform.Gateway.Admission;

/// <summary>The signed-in user who looks at something that shows more to some.</summary>
internal static class Viewer
{
    /// <summary>His session, also one that came beside a key: the key is counted, the session sees (reference.md, section 1, "Credentials").</summary>
    /// <param name="caller">The caller.</param>
    /// <returns>Null for a caller without a session, and for one whose session was admitted and is no operator's: he sees what anyone does.</returns>
    public static SessionKey? Of(Caller caller) => caller.SessionOrNone is { } principal
        ? principal.Level > PermissionLevel.User ? principal.Session : null
        : caller.SessionBesideKey is { } token ? SessionKey.Of(token.Plain) : null;
}
