namespace Platform.Admin.Connection;

/// <summary>The time a command may spend waiting for the cluster, in all; waiting for people does not count.</summary>
/// <remarks>Not for several waits at once.</remarks>
/// <param name="time">The clock.</param>
/// <param name="most">What it starts with.</param>
internal sealed class Patience(TimeProvider time, TimeSpan most)
{
    private TimeSpan _left = most;

    /// <summary>Waits for work as long as there is time left.</summary>
    /// <typeparam name="T">What the work gives.</typeparam>
    /// <param name="work">Told to stop when the time is over; not waited for after that.</param>
    /// <param name="share">The most that this work may take of it.</param>
    /// <exception cref="TimeoutException">The time is over.</exception>
    public async Task<T> WaitAsync<T>(Func<CancellationToken, Task<T>> work, TimeSpan share)
    {
        long start = time.GetTimestamp();
        TimeSpan most = share < _left ? share : _left;
        using CancellationTokenSource late = new(most, time);
        try
        {
            return await work(late.Token).WaitAsync(most, time, CancellationToken.None);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested)
        {
            throw new TimeoutException();
        }
        finally
        {
            TimeSpan left = _left - time.GetElapsedTime(start);
            _left = left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }
}
