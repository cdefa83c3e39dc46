using System.Threading.Channels;

namespace Platform.Silo.Storage.PostgreSql;

/// <summary>Takes what waits in a queue and sends it in batches, a few at a time side by side. One that waits alone leaves at once.</summary>
/// <typeparam name="T">What waits.</typeparam>
/// <param name="queue">Where it waits; when it is completed, what waits still is sent and the lanes end.</param>
/// <param name="mostPerBatch">Bounds how long the first of a batch waits for the last.</param>
/// <param name="send">Sends a batch and tells the outcome to whoever waits for it; never throws.</param>
internal sealed class BatchLanes<T>(ChannelReader<T> queue, int mostPerBatch, Func<List<T>, Task> send)
{
    /// <summary>Starts the lanes.</summary>
    /// <param name="lanes">How many: while one waits for the server the others fill and send.</param>
    public void Start(int lanes)
    {
        for (var lane = 0; lane < lanes; lane++)
        {
            _ = Task.Run(RunAsync);
        }
    }

    private async Task RunAsync()
    {
        var batch = new List<T>(mostPerBatch);
        while (await queue.WaitToReadAsync())
        {
            while (batch.Count < mostPerBatch && queue.TryRead(out var one))
            {
                batch.Add(one);
            }

            // Another lane may have been faster.
            if (batch.Count > 0)
            {
                await send(batch);
                batch.Clear();
            }
        }
    }
}
