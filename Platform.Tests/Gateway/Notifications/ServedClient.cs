using System.IO.Pipelines;
using Microsoft.Extensions.Time.Testing;
using Platform.Gateway.Notifications;
using Platform.Tests.Gateway.Fakes;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Gateway.Notifications;

/// <summary>A client of an event stream, without a server between the two and with a clock that a test moves.</summary>
internal sealed class ServedClient : IAsyncDisposable
{
    private readonly Pipe _pipe = new(new PipeOptions(useSynchronizationContext: false));
    private readonly CancellationTokenSource _stop = new();
    private readonly InboxWatch _watch;

    public ServedClient(FakeGrains grains, string cursor)
    {
        Grains = grains;
        Events = new EventReader(_pipe.Reader.AsStream());
        _watch = new InboxWatch(grains, grains.Inbox.Grain, Agenda);
        var writer = new EventWriter(_pipe.Writer, _stop.Cancel, Clock);
        var stream = new EventStream(grains.Session, grains.Inbox.Grain, _watch, Agenda, writer, Clock);
        Run = RunAsync(stream, cursor);
    }

    public FakeGrains Grains { get; }

    public FakeTimeProvider Clock { get; } = new(FakeBot.Time);

    public StreamAgenda Agenda { get; } = new();

    public EventReader Events { get; }

    /// <summary>The stream, from its beginning to its end.</summary>
    public Task Run { get; }

    /// <summary>Waits until the stream has done all there was to do.</summary>
    public Task UntilIdleAsync(int looks = 1) =>
        Eventually.TrueAsync(() => Grains.Session.Looks >= looks, TimeSpan.FromSeconds(10), () => $"{Grains.Session.Looks} looks");

    /// <summary>Lets the time pass until the stream has ended.</summary>
    public Task UntilEndedAsync() => Eventually.TrueAsync(
        () =>
        {
            Clock.Advance(TimeSpan.FromSeconds(1));
            return Run.IsCompleted;
        },
        TimeSpan.FromSeconds(10),
        () => "the stream goes on");

    public void Stop() => _stop.Cancel();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _watch.Dispose();
        Events.Dispose();
        _stop.Dispose();
    }

    private async Task RunAsync(EventStream stream, string cursor)
    {
        try
        {
            await _watch.Renew();
            await stream.Run(cursor, _stop.Token);
        }
        finally
        {
            await _pipe.Writer.CompleteAsync();
        }
    }
}
