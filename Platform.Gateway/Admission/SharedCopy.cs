namespace Platform.Gateway.Admission;

/// <summary>A copy of something far away that all requests share for a while; asked for anew by traffic only, once at a time.</summary>
/// <remarks>
/// The age of a copy counts from before it was asked for, so it is never older than it claims. A copy that cannot be renewed runs out and is
/// not used any more: the callers get the fault. Thread-safe.
/// </remarks>
/// <typeparam name="T">What is copied.</typeparam>
internal sealed class SharedCopy<T>
{
    private readonly Func<Task<T>> ask;
    private readonly TimeSpan lifetime;
    private readonly TimeSpan renewalAge;
    private readonly TimeProvider clock;
    private readonly Lock gate = new();

    private volatile Held? held;
    private Task<Held>? asking;

    /// <summary>Creates the place for the copy; the first caller asks for it.</summary>
    /// <param name="ask">Asks for a fresh copy.</param>
    /// <param name="lifetime">The age at which a copy runs out.</param>
    /// <param name="renewalAge">The age at which a caller, who is still served from the copy, lets it be renewed.</param>
    /// <param name="clock">Measures ages by its monotonic time.</param>
    public SharedCopy(Func<Task<T>> ask, TimeSpan lifetime, TimeSpan renewalAge, TimeProvider clock)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(renewalAge, lifetime);
        this.ask = ask;
        this.lifetime = lifetime;
        this.renewalAge = renewalAge;
        this.clock = clock;
    }

    /// <summary>The copy, fresh enough to go by.</summary>
    /// <param name="cancellationToken">Ends this caller's waiting; the others wait on.</param>
    public ValueTask<T> Get(CancellationToken cancellationToken)
    {
        if (held is not { } copy || Age(copy) >= lifetime)
        {
            return Wait(cancellationToken);
        }

        if (Age(copy) >= renewalAge)
        {
            Renew().ContinueWith(static failed => _ = failed.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        }

        return ValueTask.FromResult(copy.Value);
    }

    private async ValueTask<T> Wait(CancellationToken cancellationToken)
    {
        long startedAt = clock.GetTimestamp();
        while (true)
        {
            // What was asked for after this caller came is true for him however long the answer took; what others asked for before may be too old by now.
            Held copy = await Renew().WaitAsync(cancellationToken);
            if (copy.AskedAt >= startedAt || Age(copy) < lifetime)
            {
                return copy.Value;
            }
        }
    }

    private Task<Held> Renew()
    {
        lock (gate)
        {
            if (asking is null)
            {
                // The work is everybody's: it must not run as a part of the request that happened to start it.
                using (ExecutionContext.SuppressFlow())
                {
                    asking = Task.Run(Ask);
                }
            }

            return asking;
        }
    }

    private async Task<Held> Ask()
    {
        try
        {
            long askedAt = clock.GetTimestamp();
            var copy = new Held(await ask(), askedAt);
            held = copy;
            return copy;
        }
        finally
        {
            lock (gate)
            {
                asking = null;
            }
        }
    }

    private TimeSpan Age(Held copy) => clock.GetElapsedTime(copy.AskedAt);

    private sealed record Held(T Value, long AskedAt);
}
