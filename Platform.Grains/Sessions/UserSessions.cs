using System.Collections.Immutable;
using Platform.GrainInterfaces.Sessions;

namespace Platform.Grains.Sessions;

/// <summary>All that a user knows of his sessions; the truth about which of them live.</summary>
internal sealed record UserSessions
{
    /// <summary>In the order they were opened.</summary>
    public ImmutableArray<LiveSession> Live { get; init; } = [];

    /// <summary>Newest end first.</summary>
    public ImmutableArray<EndedSession> Ended { get; init; } = [];

    public LiveSession? Find(SessionKey key) => Live.FirstOrDefault(session => session.Hash.FixedTimeEquals(key.Hash));

    public LiveSession? FindBySuffix(string suffix) => Live.FirstOrDefault(session => session.TokenSuffix == suffix);
}
