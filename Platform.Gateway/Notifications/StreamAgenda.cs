using System.Threading.Channels;

namespace Platform.Gateway.Notifications;

/// <summary>What an event stream has to do.</summary>
[Flags]
internal enum StreamWork
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>See whether the session still lives, and read the events.</summary>
    Read = 1,

    /// <summary>Say again that it wants to be told of events.</summary>
    Renew = 2,

    /// <summary>Show the client that the connection lives.</summary>
    Heartbeat = 4,
}

/// <summary>What a stream has to do next. What is added any number of times before the stream gets round to it is done once: nothing ever queues up. Thread-safe; one stream takes.</summary>
internal sealed class StreamAgenda
{
    private readonly Channel<bool> _bell = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private int _work;

    /// <summary>Adds work and returns at once.</summary>
    /// <param name="work">What to do.</param>
    public void Add(StreamWork work)
    {
        Interlocked.Or(ref _work, (int)work);
        _bell.Writer.TryWrite(true);
    }

    /// <summary>Waits for work and takes all there is.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>May be <see cref="StreamWork.None"/>, when the work before took it along.</returns>
    public async ValueTask<StreamWork> Take(CancellationToken cancellationToken)
    {
        await _bell.Reader.ReadAsync(cancellationToken);
        return (StreamWork)Interlocked.Exchange(ref _work, 0);
    }
}
