namespace Platform.Admin.Connection;

/// <summary>Tries several ways to one end and takes the first that works, so that a silo that is down or frozen costs little.</summary>
/// <param name="time">The clock.</param>
/// <param name="headStart">How long a way is tried alone before the next is tried beside it; one that fails earlier makes room at once.</param>
internal sealed class ConnectionRace(TimeProvider time, TimeSpan headStart)
{
    /// <summary>Runs the race.</summary>
    /// <typeparam name="T">What a way leads to.</typeparam>
    /// <param name="ways">One or more, the best first; each is told to stop once it has lost.</param>
    /// <param name="cancellationToken">Ends the race.</param>
    /// <returns>What the winner reached.</returns>
    /// <exception cref="Exception">What the last way failed by, when all did.</exception>
    public async Task<T> RunAsync<T>(IReadOnlyList<Func<CancellationToken, Task<T>>> ways, CancellationToken cancellationToken)
    {
        using CancellationTokenSource over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        List<Task<T>> running = [];
        int next = 0;
        while (true)
        {
            if (next < ways.Count)
            {
                running.Add(ways[next++](over.Token));
            }

            Task pause = Task.Delay(next < ways.Count ? headStart : Timeout.InfiniteTimeSpan, time, over.Token);
            Task first = await Task.WhenAny([.. running, pause]);
            cancellationToken.ThrowIfCancellationRequested();
            if (first is not Task<T> way)
            {
                continue;
            }

            running.Remove(way);
            if (way.IsCompletedSuccessfully || (running.Count == 0 && next == ways.Count))
            {
                await over.CancelAsync();
                return await way;
            }
        }
    }
}
