using Platform.GrainInterfaces.Users;

namespace Platform.GrainInterfaces.Sessions;

/// <summary>Ends one session of a user, or all.</summary>
[GenerateSerializer, Immutable, Alias("platform.sessions.revoke")]
public sealed record RevokeSessions : UserAct
{
    /// <summary>The last six characters of the session's token; null for all of them.</summary>
    [Id(0)]
    public string? Suffix { get; init; }
}
