using Platform.GrainInterfaces.Users;
using Platform.Grains.Storage;

namespace Platform.Grains.Users;

/// <summary>The one place that counts.</summary>
internal sealed class IdsGrain : Grain, IIdsGrain
{
    private const int LargestBlock = 1_000;

    private readonly Stored<IdsState> _stored;

    public IdsGrain([PersistentState(StateNames.Ids)] IPersistentState<IdsState> storage) => _stored = new Stored<IdsState>(storage, this);

    public async Task<long> TakeBlock(int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, LargestBlock);
        long first = _stored.Current.Next;
        await _stored.Write(new IdsState { Next = first + size });
        return first;
    }
}

/// <summary>The next number that was never given out.</summary>
internal sealed record IdsState
{
    public long Next { get; init; } = 1;
}
