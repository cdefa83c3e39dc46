namespace Platform.Client;

/// <summary>How long and how often a call is tried.</summary>
public sealed record RetryOptions
{
    /// <summary>Tries in all, the first among them.</summary>
    public int MaxTries { get; init; } = 5;

    /// <summary>What the waits of one call may add up to. A wait that would go beyond is not begun: the last answer is returned at once.</summary>
    public TimeSpan MaxTotalWait { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long one try may take until its whole answer is there.</summary>
    public TimeSpan TryTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The first wait where the platform names none; each further one is twice as long.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>The longest wait where the platform names none.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Scatters the waits, so that many clients do not come back at the same moment.</summary>
    public Random Random { get; init; } = Random.Shared;

    /// <summary>Is told before each wait.</summary>
    public Action<RetryWait>? OnWait { get; init; }
}

/// <summary>A wait before a further try.</summary>
/// <param name="Tries">How often the call was tried so far.</param>
/// <param name="Wait">How long the wait is.</param>
/// <param name="Status">The status of the answer; null if there was none.</param>
public sealed record RetryWait(int Tries, TimeSpan Wait, int? Status);
