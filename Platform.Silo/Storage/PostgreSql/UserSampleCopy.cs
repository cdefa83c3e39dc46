namespace Platform.Silo.Storage.PostgreSql;

/// <summary>The sample that this silo's searches share. An old one is used on while one search takes a new one.</summary>
/// <param name="ask">Takes a sample.</param>
/// <param name="clock">Measures ages by its monotonic time.</param>
internal sealed class UserSampleCopy(Func<CancellationToken, Task<UserSample>> ask, TimeProvider clock)
{
    // Over what many users are called a minute changes nothing; a platform that is just being filled is searched quickly whatever is chosen.
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    private volatile Copy? _copy;
    private int _isAsking;

    /// <summary>The sample.</summary>
    /// <param name="cancellation">Ends the question where one is needed.</param>
    public async ValueTask<UserSample> GetAsync(CancellationToken cancellation)
    {
        var copy = _copy;
        if (copy is null)
        {
            return await AskAsync(cancellation);
        }

        if (clock.GetElapsedTime(copy.AskedAt) < Lifetime || Interlocked.Exchange(ref _isAsking, 1) == 1)
        {
            return copy.Sample;
        }

        try
        {
            return await AskAsync(cancellation);
        }
        finally
        {
            Volatile.Write(ref _isAsking, 0);
        }
    }

    private async Task<UserSample> AskAsync(CancellationToken cancellation)
    {
        var askedAt = clock.GetTimestamp();
        var sample = await ask(cancellation);
        _copy = new Copy(sample, askedAt);
        return sample;
    }

    private sealed record Copy(UserSample Sample, long AskedAt);
}
