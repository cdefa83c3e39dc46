using Platform.GrainInterfaces.Results;
using Platform.Grains.Audit;

namespace Platform.Grains.Storage;

/// <summary>A grain's immutable state: the next one is built, written, and only then adopted.</summary>
/// <remarks>
/// A reader that interleaves with a write sees the state before it. After a failed write nobody knows what the database holds, so the activation
/// goes back to what it had, asks to be dropped and takes no further write: the next call loads the truth.
/// </remarks>
/// <typeparam name="TState">The state's record; its default is the state of a grain with nothing stored.</typeparam>
/// <param name="storage">The runtime's place for it.</param>
/// <param name="grain">The grain.</param>
/// <param name="changed">Told of what is adopted, and of null when it is not known any more what is stored.</param>
internal sealed class Stored<TState>(IPersistentState<TState> storage, IGrainBase grain, Action<TState?>? changed = null)
    where TState : class, new()
{
    private TState? _adopted;
    private bool _inDoubt;

    /// <summary>What is stored.</summary>
    public TState Current => _adopted ??= storage.State;

    /// <summary>Whether anything is stored.</summary>
    /// <exception cref="UnavailableException">A write failed, so nobody knows: what was stored must not be taken for gone.</exception>
    public bool Exists => IsKnown ? storage.RecordExists : throw Reloading();

    /// <summary>Whether it is known what is stored: not after a write that failed, until the grain is loaded anew.</summary>
    public bool IsKnown => !_inDoubt;

    /// <summary>Writes the next state and adopts it.</summary>
    /// <exception cref="UnavailableException">The outcome of the write is unknown.</exception>
    public async Task Write(TState next)
    {
        Begin();
        storage.State = next;
        await Confirm(storage.WriteStateAsync());
        Count(next);
        _adopted = next;
        changed?.Invoke(next);
    }

    /// <summary>Forgets the state and its row.</summary>
    /// <exception cref="UnavailableException">The outcome is unknown.</exception>
    public async Task Clear()
    {
        Begin();
        await Confirm(storage.ClearStateAsync());
        _adopted = storage.State;
        changed?.Invoke(null);
    }

    private void Begin()
    {
        if (_inDoubt)
        {
            throw Reloading();
        }

        _adopted ??= storage.State;
    }

    // A state that was made from the last one may still hold what that one told.
    private void Count(TState next)
    {
        if (next is IAuditedState { Outbox: var acts } && acts != (_adopted as IAuditedState)?.Outbox)
        {
            ActMeter.Count(acts);
        }
    }

    private static UnavailableException Reloading() => new("An earlier write of this grain failed; it is being reloaded.");

    private async Task Confirm(Task operation)
    {
        try
        {
            await operation;
        }
        catch (Exception fault)
        {
            _inDoubt = true;
            storage.State = _adopted!;
            changed?.Invoke(null);
            grain.DeactivateOnIdle();
            throw new UnavailableException("The storage did not confirm a write.", fault);
        }
    }
}
