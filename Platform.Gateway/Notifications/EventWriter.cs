using System.Buffers;
using System.IO.Pipelines;
using System.Text;

namespace Platform.Gateway.Notifications;

/// <summary>Writes server-sent events; nothing is on its way before it is flushed.</summary>
/// <param name="output">Where to.</param>
/// <param name="abandon">Gives a client up that takes nothing any more.</param>
/// <param name="clock">Measures how long he takes.</param>
internal sealed class EventWriter(PipeWriter output, Action abandon, TimeProvider clock)
{
    /// <summary>The data of an event that says all by its name.</summary>
    public static readonly byte[] NoData = "{}"u8.ToArray();

    private static readonly TimeSpan LongestFlush = TimeSpan.FromSeconds(10);

    /// <summary>Tells the client how soon to come back when the connection ends.</summary>
    /// <param name="pause">How soon.</param>
    public void WriteRetry(TimeSpan pause) => Encoding.UTF8.GetBytes($"retry: {(long)pause.TotalMilliseconds}\n\n", output);

    /// <summary>A line that clients pass over.</summary>
    public void WriteHeartbeat() => output.Write(": alive\n\n"u8);

    /// <summary>One event.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="id">Where the client resumes after it; null to leave that as it was.</param>
    /// <param name="json">What it says, on one line.</param>
    public void WriteEvent(string name, string? id, ReadOnlySpan<byte> json)
    {
        Encoding.UTF8.GetBytes(id is null ? $"event: {name}\ndata: " : $"id: {id}\nevent: {name}\ndata: ", output);
        output.Write(json);
        output.Write("\n\n"u8);
    }

    /// <summary>Sends what was written. A client that is slower than a limit is given up, so that what waits for him stays small.</summary>
    /// <param name="cancellationToken">Ends the sending.</param>
    /// <exception cref="OperationCanceledException">The stream ended, or the client was given up.</exception>
    public async Task Flush(CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(LongestFlush, clock);
        await using (limit.Token.UnsafeRegister(static abandon => ((Action)abandon!)(), abandon))
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
            await output.FlushAsync(either.Token);
        }
    }
}
