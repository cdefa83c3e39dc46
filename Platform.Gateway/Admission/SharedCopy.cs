namespace Platform.Gateway.Admission;

/// <summary>A copy of something far away that all requests share for a while; asked for anew by traffic only, once at a time.</summary>
/// <remarks>
/// The age of a copy counts from before it was asked for, so it is never older than it claims. A copy that cannot be renewed runs out and is
/// not used any more: the callers get the fault. Thread-safe.
/// </remarks>
/// <typeparam name="T">What is copied.</typeparam>
internal sealed class SharedCopy<T>
{
    private readonly Func<Task<T>> _ask;
    private readonly TimeSpan _lifetime;
    private readonly TimeSpan _renewalAge;
    private readonly TimeProvider _clock;
    private readonly Lock _gate = new();

    private volatile Held? _held;
    private Task<Held>? _asking;

    /// <summary>Creates the place for the copy; the first caller asks for it.</summary>
    /// <param name="ask">Asks for a fresh copy.</param>
    /// <param name="lifetime">The age at which a copy runs out.</param>
    /// <param name="renewalAge">The age at which a caller, who is still served from the copy, lets it be renewed.</param>
    /// <param name="clock">Measures ages by its monotonic time.</param>
    public SharedCopy(Func<Task<T>> ask, TimeSpan lifetime, TimeSpan renewalAge, TimeProvider clock)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(renewalAge, lifetime);
        _ask = ask;
        _lifetime = lifetime;
        _renewalAge = renewalAge;
        _clock = clock;
    }

    /// <summary>The copy, fresh enough to go by.</summary>
    /// <param name="cancellationToken">Ends this caller's waiting; the others wait on.</param>
    public ValueTask<T> Get(CancellationToken cancellationToken)
    {
        if (_held is not { } copy || Age(copy) >= _lifetime)
        {
            return Wait(cancellationToken);
        }

        if (Age(copy) >= _renewalAge)
        {
            Renew().ContinueWith(static failed => _ = failed.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        }

        return ValueTask.FromResult(copy.Value);
    }

    private async ValueTask<T> Wait(CancellationToken cancellationToken)
    {
        long startedAt = _clock.GetTimestamp();
        while (true)
        {
            // What was asked for after this caller came is true for him however long the answer took; what others asked for before may be too old by now.
            Held copy = await Renew().WaitAsync(cancellationToken);
            if (copy.AskedAt >= startedAt || Age(copy) < _lifetime)
            {
                return copy.Value;
            }
        }
    }

    private Task<Held> Renew()
    {
        lock (_gate)
        {
            if (_asking is null)
            {
                // The work is everybody's: it must not run as a part of the request that happened to start it.
                using (ExecutionContext.SuppressFlow())
                {
                    _asking = Task.Run(Ask);
                }
            }

            return _asking;
        }
    }

    private async Task<Held> Ask()
    {
        try
        {
            long askedAt = _clock.GetTimestamp();
            var copy = new Held(await _ask(), askedAt);
            _held = copy;
            return copy;
        }
        finally
        {
            lock (_gate)
            {
                _asking = null;
            }
        }
    }

    private TimeSpan Age(Held copy) => _clock.GetElapsedTime(copy.AskedAt);

    private sealed record Held(T Value, long AskedAt);
}
