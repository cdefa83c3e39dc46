using System.Collections.Immutable;

namespace Platform.GrainInterfaces.Sessions;

/// <summary>A user's sessions (reference.md, section 4).</summary>
/// <param name="Sessions">The live ones, newest first; 20 at most.</param>
/// <param name="History">The last 50 that ended, newest end first.</param>
[GenerateSerializer, Immutable, Alias("platform.sessions.list")]
public sealed record SessionList(
    [property: Id(0)] ImmutableArray<SessionView> Sessions,
    [property: Id(1)] ImmutableArray<EndedSessionView> History);
