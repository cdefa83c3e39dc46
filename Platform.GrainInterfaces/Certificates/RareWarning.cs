namespace Platform.GrainInterfaces.Certificates;

/// <summary>Keeps a warning that strangers can bring about from filling the log: at most one in ten seconds. Thread-safe.</summary>
/// <param name="time">The clock.</param>
public sealed class RareWarning(TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private readonly Lock _turn = new();
    private long? _last;
    private int _unsaid;

    /// <summary>Asks whether to warn now.</summary>
    /// <param name="unsaid">How many warnings were held back since the last one.</param>
    public bool TryTake(out int unsaid)
    {
        lock (_turn)
        {
            if (_last is { } last && time.GetElapsedTime(last) < Interval)
            {
                unsaid = 0;
                _unsaid++;
                return false;
            }

            _last = time.GetTimestamp();
            (unsaid, _unsaid) = (_unsaid, 0);
            return true;
        }
    }
}
