using Platform.GrainInterfaces.Notifications;
using Platform.GrainInterfaces.Results;
using Platform.Tests.Admin;

namespace Platform.Tests.Gateway.Fakes;

/// <summary>A board whose version a test sets, or that is away.</summary>
internal sealed class FakeBroadcastBoard
{
    private long _version;
    private int _questions;
    private volatile bool _isAway;

    public FakeBroadcastBoard() => Grain = ScriptedGrain.Of<IBroadcastBoardGrain>((_, _) => Answer());

    public IBroadcastBoardGrain Grain { get; }

    public long Version
    {
        get => Interlocked.Read(ref _version);
        set => Interlocked.Exchange(ref _version, value);
    }

    public int Questions => Volatile.Read(ref _questions);

    public bool IsAway
    {
        get => _isAway;
        set => _isAway = value;
    }

    private Task<long> Answer()
    {
        Interlocked.Increment(ref _questions);
        return IsAway ? Task.FromException<long>(new UnavailableException()) : Task.FromResult(Version);
    }
}
