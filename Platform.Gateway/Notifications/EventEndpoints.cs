using Platform.Gateway.Admission;
using Platform.Gateway.Http;

namespace Platform.Gateway.Notifications;

/// <summary>What happens to a user, told to his clients as it happens: server-sent events (docs/architecture.md, "Notifications and events").</summary>
internal static class EventEndpoints
{
    /// <summary>Maps the route.</summary>
    /// <param name="routes">Where to.</param>
    public static void MapEventEndpoints(this IEndpointRouteBuilder routes) => routes.MapGet("/events", Stream).TakesSession();

    private static Task Stream(Caller caller, EventStreams streams, HttpContext context) => LastEventId.TryRead(context.Request, out string? lastEventId)
        ? streams.Serve(context, caller.Session, lastEventId)
        : Problem.Write(context, LastEventId.Unreadable);
}
