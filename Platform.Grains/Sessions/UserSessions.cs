using System.Collections.Immutable;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Sessions;
using Platform.Grains.Storage;

namespace Platform.Grains.Sessions;

/// <summary>All that a user knows of his sessions; the truth about which of them live.</summary>
internal sealed record UserSessions
{
    /// <summary>In the order they were opened.</summary>
    public ImmutableArray<LiveSession> Live { get; init; } = [];

    /// <summary>Newest end first.</summary>
    public ImmutableArray<EndedSession> Ended { get; init; } = [];

    /// <summary>Sessions, live or ended, that were not told of a change yet, or did not write down yet what their rows must say of it, as far as is written down.</summary>
    public ImmutableArray<TokenHash> Untold { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Since when there are untold ones; null when there are none.</summary>
    public DateTimeOffset? UntoldSince { get; init; }

    public LiveSession? Find(SessionKey key) => Live.FirstOrDefault(session => session.Hash.FixedTimeEquals(key.Hash));

    public LiveSession? FindBySuffix(string suffix) => Live.FirstOrDefault(session => session.TokenSuffix == suffix);

    public LiveSession? Find(TokenHash hash) => Live.FirstOrDefault(session => session.Hash == hash);
}
