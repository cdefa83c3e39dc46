using Platform.GrainInterfaces.Results;

namespace Platform.Grains.Storage.Backups;

/// <summary>The one backup or restore that a grain has under way; it is given up when nobody has asked for it for a minute.</summary>
/// <typeparam name="T">What is under way.</typeparam>
/// <param name="grain">The grain.</param>
/// <param name="clock">The clock.</param>
/// <param name="name">What people call it.</param>
internal sealed class SoleRun<T>(IGrainBase grain, TimeProvider clock, string name)
    where T : class, IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(10);

    private T? _work;
    private Guid _id;
    private long _offset;
    private long _heardAt;
    private IGrainTimer? _timer;

    /// <summary>Why none may begin now; null when one may.</summary>
    public Refusal? RefuseAnother() => _work is null
        ? null
        : new Refusal(ErrorCodes.Conflict, $"Another {name} is under way; one that nobody goes on with is given up after a minute.")
        {
            RetryAfterSeconds = (int)Math.Ceiling(Math.Max(1, (Patience - clock.GetElapsedTime(_heardAt)).TotalSeconds)),
        };

    /// <summary>Begins.</summary>
    /// <param name="id">Its name for the calls that follow, which nobody can guess.</param>
    /// <param name="work">What is under way from now on.</param>
    public void Begin(Guid id, T work)
    {
        (_work, _id, _offset, _heardAt) = (work, id, 0, clock.GetTimestamp());
        _timer ??= grain.RegisterGrainTimer(GiveUpWhenForgotten, new GrainTimerCreationOptions(Look, Look) { KeepAlive = true });
    }

    /// <summary>Finds what is under way.</summary>
    /// <param name="id">Its name.</param>
    /// <param name="offset">Where the caller is; null where that does not matter.</param>
    public Result<T> Find(Guid id, long? offset)
    {
        if (_work is null || id != _id || (offset ?? _offset) != _offset)
        {
            return new Refusal(ErrorCodes.Conflict, $"The {name} was broken off: the silo that did it has gone, or it heard nothing for a minute. Begin again.");
        }

        _heardAt = clock.GetTimestamp();
        return _work;
    }

    /// <summary>Notes that a step is done.</summary>
    /// <param name="length">Bytes of the file in it.</param>
    public void Advance(int length) => (_offset, _heardAt) = (_offset + length, clock.GetTimestamp());

    /// <summary>Ends it, whatever has come of it.</summary>
    public async Task End()
    {
        T? work = _work;
        _work = null;
        _timer?.Dispose();
        _timer = null;
        if (work is not null)
        {
            await work.DisposeAsync();
        }
    }

    private Task GiveUpWhenForgotten(CancellationToken cancellation) => clock.GetElapsedTime(_heardAt) >= Patience ? End() : Task.CompletedTask;
}
