namespace Platform.Grains.Statistics;

/// <summary>A reading that all callers share while it is young, taken by one question at a time; for the turns of one grain.</summary>
/// <remarks>Its age counts from before the question, so it is never older than it claims. A question that fails fails for those who waited for it.</remarks>
/// <typeparam name="T">What is read.</typeparam>
/// <param name="ask">Asks.</param>
/// <param name="lifetime">The age from which on a reading is of no use any more.</param>
/// <param name="clock">Measures ages by its monotonic time.</param>
internal sealed class KeptReading<T>(Func<Task<T>> ask, TimeSpan lifetime, TimeProvider clock)
    where T : class
{
    private T? _latest;
    private long _askedAt;
    private Task _asking = Task.CompletedTask;

    /// <summary>How old the latest reading is.</summary>
    public TimeSpan Age => clock.GetElapsedTime(_askedAt);

    /// <summary>A reading that is young, or that was asked for after this call.</summary>
    public async Task<T> Get()
    {
        long came = clock.GetTimestamp();
        while (true)
        {
            // However long the answer took, it is true for those who came before the question.
            if (_latest is not null && (_askedAt >= came || clock.GetElapsedTime(_askedAt) < lifetime))
            {
                return _latest;
            }

            if (_asking.IsCompleted)
            {
                _asking = Ask();
            }

            await _asking;
        }
    }

    private async Task Ask()
    {
        long askedAt = clock.GetTimestamp();
        _latest = await ask();
        _askedAt = askedAt;
    }
}
