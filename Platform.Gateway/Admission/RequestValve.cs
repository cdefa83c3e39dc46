namespace Platform.Gateway.Admission;

/// <summary>Lets at most so many requests be in progress at once; a few more wait in a row for a short time, and the rest is refused at once. Thread-safe.</summary>
/// <remarks>
/// First come, first served: the row is short and nobody waits in it for longer than a limit, so the oldest is still worth an answer. While somebody waits,
/// no place is free: a place that is given back goes to the first of the row.
/// </remarks>
/// <param name="places">Requests in progress at the most, 1 or more.</param>
/// <param name="mostWaiting">Requests in the row at the most, 0 or more.</param>
/// <param name="longestWait">How long one waits in the row at the most.</param>
/// <param name="clock">Measures the wait.</param>
internal sealed class RequestValve(int places, int mostWaiting, TimeSpan longestWait, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly LinkedList<TaskCompletionSource<bool>> _row = new();

    private int _inside;

    /// <summary>Requests in progress.</summary>
    public int Inside
    {
        get
        {
            lock (_gate)
            {
                return _inside;
            }
        }
    }

    /// <summary>Requests in the row.</summary>
    public int Waiting
    {
        get
        {
            lock (_gate)
            {
                return _row.Count;
            }
        }
    }

    /// <summary>Takes a place, after a while in the row where none is free.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>True when a place was taken, which <see cref="Leave"/> gives back; false when there was none in time, or the waiting was ended.</returns>
    public ValueTask<bool> Enter(CancellationToken cancellationToken)
    {
        LinkedListNode<TaskCompletionSource<bool>> place;
        lock (_gate)
        {
            if (_inside < places)
            {
                _inside++;
                return ValueTask.FromResult(true);
            }

            if (_row.Count >= mostWaiting)
            {
                return ValueTask.FromResult(false);
            }

            // What follows must not run on the thread that leaves.
            place = _row.AddLast(new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        return Wait(place, cancellationToken);
    }

    /// <summary>Gives a place back.</summary>
    public void Leave()
    {
        TaskCompletionSource<bool>? next;
        lock (_gate)
        {
            next = _row.First?.Value;
            if (next is null)
            {
                _inside--;
            }
            else
            {
                _row.RemoveFirst();
            }
        }

        next?.SetResult(true);
    }

    private async ValueTask<bool> Wait(LinkedListNode<TaskCompletionSource<bool>> place, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(longestWait, clock);
        await using (limit.Token.UnsafeRegister(_ => GiveUp(place), null))
        await using (cancellationToken.UnsafeRegister(_ => GiveUp(place), null))
        {
            return await place.Value.Task;
        }
    }

    // Whoever takes it out of the row decides for it: this, or the one who leaves. So no place is lost and none is given twice.
    private void GiveUp(LinkedListNode<TaskCompletionSource<bool>> place)
    {
        lock (_gate)
        {
            if (place.List is null)
            {
                return;
            }

            _row.Remove(place);
        }

        place.Value.SetResult(false);
    }
}
