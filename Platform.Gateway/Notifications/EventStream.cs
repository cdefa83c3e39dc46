using Platform.GrainInterfaces.Notifications;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Sessions;

namespace Platform.Gateway.Notifications;

/// <summary>Passes a user's events on to one client until one of the two ends it.</summary>
/// <remarks>
/// Nothing is lost and nothing told twice, since the stream reads from cursor to cursor. What stirs it is only a reason to read now and not later: a lost one
/// costs seconds. It watches first and reads then, so what happens in between is seen by one of the two.
/// </remarks>
/// <param name="session">The client's session.</param>
/// <param name="inbox">The user's inbox.</param>
/// <param name="watch">Stirs the stream.</param>
/// <param name="agenda">What to do next.</param>
/// <param name="writer">The way to the client.</param>
/// <param name="clock">The clock.</param>
internal sealed class EventStream(ISessionGrain session, IInboxGrain inbox, InboxWatch watch, StreamAgenda agenda, EventWriter writer, TimeProvider clock)
{
    /// <summary>How often the watch is renewed and the events are read whatever was heard.</summary>
    public static readonly TimeSpan RenewalPeriod = TimeSpan.FromSeconds(10);

    /// <summary>How often a client sees that the connection lives.</summary>
    public static readonly TimeSpan HeartbeatPeriod = TimeSpan.FromSeconds(15);

    /// <summary>How long the cluster may be away before the client is sent to look elsewhere.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>How soon the cluster is asked again while it is away.</summary>
    public static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(1);

    private const int EventsAtOnce = 100;

    private static readonly TimeSpan ReturnPause = TimeSpan.FromSeconds(2);

    private readonly EventMessages _messages = new(clock);

    private string _cursor = "";
    private long? _awaySince;

    /// <summary>Serves the client.</summary>
    /// <param name="cursor">Where he begins.</param>
    /// <param name="stop">Ends it: he went away, or the process stops.</param>
    /// <exception cref="OperationCanceledException">It was ended so.</exception>
    public async Task Run(string cursor, CancellationToken stop)
    {
        _cursor = cursor;
        using ITimer renewal = Every(RenewalPeriod, StreamWork.Renew);
        using ITimer heartbeat = Every(HeartbeatPeriod, StreamWork.Heartbeat);
        writer.WriteRetry(ReturnPause);
        writer.WriteEvent("ready", cursor, EventWriter.NoData);
        await writer.Flush(stop);

        // The session may have ended and something may have happened while the watch began.
        agenda.Add(StreamWork.Read);
        while (await Do(await agenda.Take(stop), stop))
        {
        }
    }

    private ITimer Every(TimeSpan period, StreamWork work) => clock.CreateTimer(_ => agenda.Add(work), null, period, period);

    private async Task<bool> Do(StreamWork work, CancellationToken stop)
    {
        if (work.HasFlag(StreamWork.Heartbeat))
        {
            writer.WriteHeartbeat();
            await writer.Flush(stop);
        }

        return (work & (StreamWork.Read | StreamWork.Renew)) == StreamWork.None || await CatchUp(work, stop);
    }

    private async Task<bool> CatchUp(StreamWork work, CancellationToken stop)
    {
        try
        {
            if (work.HasFlag(StreamWork.Renew))
            {
                await watch.Renew();
            }

            bool goesOn = await IsLive() ? await PassOn(stop) : await Revoke(stop);
            _awaySince = null;
            return goesOn;
        }
        catch (Exception fault) when (fault.IsTransient() && !stop.IsCancellationRequested)
        {
            return await MayComeBack(stop);
        }
    }

    private async Task<bool> IsLive() => !(await session.Identify()).IsRefused;

    private async Task<bool> PassOn(CancellationToken stop)
    {
        while (true)
        {
            Result<UserEvents> result = await inbox.ReadEvents(_cursor, EventsAtOnce);
            if (result.IsRefused)
            {
                // The cursor was good before, so it is the user who is gone, and his sessions with him.
                return await Revoke(stop);
            }

            UserEvents read = result.Value;
            if (read.HasGap)
            {
                return await Resynchronize(stop);
            }

            foreach (UserEvent happened in read.Events)
            {
                _messages.Write(writer, happened);
            }

            _cursor = read.Cursor;
            await writer.Flush(stop);
            if (!read.HasMore)
            {
                return true;
            }
        }
    }

    // The client loads everything anew, and after that needs only what happens from now on.
    private async Task<bool> Resynchronize(CancellationToken stop)
    {
        Result<UserEvents> now = await inbox.ReadEvents(null, EventsAtOnce);
        if (now.IsRefused)
        {
            return await Revoke(stop);
        }

        _cursor = now.Value.Cursor;
        writer.WriteEvent("resync", _cursor, EventWriter.NoData);
        await writer.Flush(stop);
        return true;
    }

    private async Task<bool> Revoke(CancellationToken stop)
    {
        writer.WriteEvent("session_revoked", null, EventWriter.NoData);
        await writer.Flush(stop);
        return false;
    }

    private async Task<bool> MayComeBack(CancellationToken stop)
    {
        _awaySince ??= clock.GetTimestamp();
        if (clock.GetElapsedTime(_awaySince.Value) >= Patience)
        {
            return false;
        }

        await Task.Delay(RetryPause, clock, stop);
        agenda.Add(StreamWork.Renew);
        return true;
    }
}
