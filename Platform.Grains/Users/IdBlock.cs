using Platform.GrainInterfaces.Users;

namespace Platform.Grains.Users;

/// <summary>A block of numbers for new things of one kind; the next block is taken when it is used up.</summary>
/// <param name="grains">The cluster.</param>
/// <param name="key">One of <see cref="IdsKey"/>.</param>
/// <param name="size">Numbers in a block.</param>
internal sealed class IdBlock(IGrainFactory grains, string key, int size) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private long _next;
    private long _end;

    /// <summary>The next number.</summary>
    public async Task<long> Next()
    {
        await _turn.WaitAsync();
        try
        {
            if (_next == _end)
            {
                _next = await grains.GetGrain<IIdsGrain>(key).TakeBlock(size);
                _end = _next + size;
            }

            return _next++;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();
}
