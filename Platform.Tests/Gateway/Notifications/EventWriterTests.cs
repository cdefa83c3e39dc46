using System.IO.Pipelines;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using Platform.Gateway.Notifications;

namespace Platform.Tests.Gateway.Notifications;

public sealed class EventWriterTests
{
    [Fact]
    public async Task Everything_is_written_as_the_standard_says()
    {
        var pipe = new Pipe();
        var writer = new EventWriter(pipe.Writer, () => { }, TimeProvider.System);
        writer.WriteRetry(TimeSpan.FromSeconds(2));
        writer.WriteEvent("ready", "5", "{}"u8);
        writer.WriteHeartbeat();
        writer.WriteEvent("session_revoked", null, "{}"u8);
        await writer.Flush(CancellationToken.None);
        await pipe.Writer.CompleteAsync();
        using var reader = new StreamReader(pipe.Reader.AsStream(), Encoding.UTF8);
        Assert.Equal(
            "retry: 2000\n\nid: 5\nevent: ready\ndata: {}\n\n: alive\n\nevent: session_revoked\ndata: {}\n\n", await reader.ReadToEndAsync());
    }

    [Fact]
    public async Task A_client_who_takes_nothing_is_given_up()
    {
        var clock = new FakeTimeProvider();
        int givenUp = 0;
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: 1, resumeWriterThreshold: 1));
        var writer = new EventWriter(pipe.Writer, () => Interlocked.Increment(ref givenUp), clock);
        writer.WriteHeartbeat();
        Task flush = writer.Flush(CancellationToken.None);
        clock.Advance(TimeSpan.FromSeconds(9));
        Assert.False(flush.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => flush);
        Assert.Equal(1, givenUp);
    }

    [Fact]
    public async Task A_client_who_takes_all_is_not()
    {
        var clock = new FakeTimeProvider();
        int givenUp = 0;
        var writer = new EventWriter(new Pipe().Writer, () => Interlocked.Increment(ref givenUp), clock);
        writer.WriteHeartbeat();
        await writer.Flush(CancellationToken.None);
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(0, givenUp);
    }
}
