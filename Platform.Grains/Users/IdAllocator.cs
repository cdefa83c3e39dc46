using Platform.GrainInterfaces.Users;

namespace Platform.Grains.Users;

/// <summary>Numbers for new things on this silo, from blocks of its own. Numbers of an unfinished block are lost when the silo ends.</summary>
internal sealed class IdAllocator(IGrainFactory grains) : IDisposable
{
    private const int BlockSize = 100;

    private readonly SemaphoreSlim _turn = new(1, 1);
    private long _next;
    private long _end;

    /// <summary>The next user's id.</summary>
    public async Task<UserId> NextUserId()
    {
        await _turn.WaitAsync();
        try
        {
            if (_next == _end)
            {
                _next = await grains.GetGrain<IIdsGrain>(IdsKey.Users).TakeBlock(BlockSize);
                _end = _next + BlockSize;
            }

            return new UserId(_next++);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();
}
