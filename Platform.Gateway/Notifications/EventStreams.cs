using Microsoft.AspNetCore.Http.Features;
using Platform.Gateway.Admission;
using Platform.Gateway.Http;
using Platform.GrainInterfaces.Notifications;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Sessions;

namespace Platform.Gateway.Notifications;

/// <summary>Opens event streams, and ends them all when the process stops.</summary>
/// <param name="places">How many there may be.</param>
/// <param name="broadcasts">Stirs them all.</param>
/// <param name="grains">The cluster.</param>
/// <param name="lifetime">Tells when the process stops.</param>
/// <param name="clock">The clock.</param>
internal sealed class EventStreams(
    StreamPlaces places, BroadcastWatch broadcasts, IGrainFactory grains, IHostApplicationLifetime lifetime, TimeProvider clock)
{
    /// <summary>What a stream is declared as.</summary>
    public const string MediaType = "text/event-stream";

    /// <summary>Tells a proxy how to pass it on.</summary>
    public const string BufferingHeader = "X-Accel-Buffering";

    /// <summary>Answers a request with a stream, or with why there is none.</summary>
    /// <param name="context">The request.</param>
    /// <param name="principal">Whose session it is.</param>
    /// <param name="lastEventId">Where the client resumes; null to begin now.</param>
    public async Task Serve(HttpContext context, SessionPrincipal principal, string? lastEventId)
    {
        if (Refuse(principal.Session) is { } refusal)
        {
            await Problem.Write(context, refusal);
            return;
        }

        var agenda = new StreamAgenda();
        try
        {
            broadcasts.Add(agenda);
            await Open(context, principal, lastEventId, agenda);
        }
        finally
        {
            broadcasts.Remove(agenda);
            places.Return(principal.Session);
        }
    }

    private Refusal? Refuse(SessionKey session) => lifetime.ApplicationStopping.IsCancellationRequested
        ? Fault.Unavailable() with { Detail = "This process is about to stop." }
        : places.Take(session);

    private async Task Open(HttpContext context, SessionPrincipal principal, string? lastEventId, StreamAgenda agenda)
    {
        IInboxGrain inbox = grains.GetGrain<IInboxGrain>(principal.UserId.Value);
        using var watch = new InboxWatch(grains, inbox, agenda);
        await watch.Renew();
        Result<UserEvents> here = await inbox.ReadEvents(lastEventId, most: 1);
        if (here.IsRefused)
        {
            await Problem.Write(context, here.Refusal.Code == ErrorCodes.ValidationFailed ? LastEventId.Unreadable : here.Refusal);
            return;
        }

        Begin(context);
        RequestPlace.LeaveToAnswer(context);
        var writer = new EventWriter(context.Response.BodyWriter, context.Abort, clock);
        ISessionGrain session = grains.GetGrain<ISessionGrain>(principal.Session.GrainKey);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        try
        {
            await new EventStream(session, inbox, watch, agenda, writer, clock).Run(lastEventId ?? here.Value.Cursor, stop.Token);
        }
        catch (Exception end) when (stop.IsCancellationRequested && end.IsTransient())
        {
            // The one end that streams are meant to have, beside that of the session.
        }
    }

    private static void Begin(HttpContext context)
    {
        context.Response.ContentType = MediaType;

        // Neither here nor at a proxy may events be collected into large pieces.
        context.Response.Headers[BufferingHeader] = "no";
        context.Features.GetRequiredFeature<IHttpResponseBodyFeature>().DisableBuffering();
    }
}
