using Platform.Gateway.Admission;
using Platform.Gateway.Http;
using Platform.Gateway.Reference;
using Platform.GrainInterfaces.Notifications;

namespace Platform.Gateway.Notifications;

/// <summary>What happens to a user, told to his clients as it happens: server-sent events (docs/architecture.md, "Notifications and events").</summary>
internal static class EventEndpoints
{
    private const string Description =
        $$"""
        The data of an event is JSON on one line:

        * `ready`, first: the stream begins here; `{}`
        * `notification`: {{nameof(NotificationView)}}
        * `restriction`, when the state of the account changes: {{nameof(RestrictionMessage)}}
        * `subscription`, when the tier or its end changes: {{nameof(SubscriptionMessage)}}
        * `resync`: too much happened to tell it all, load everything anew; `{}`
        * `session_revoked`, last: the session has ended; `{}`

        Whoever comes back with `Last-Event-ID`, to any gateway, misses nothing. A comment every 15 seconds shows that the connection lives; a session may have five streams open.
        """;

    /// <summary>Maps the route.</summary>
    /// <param name="routes">Where to.</param>
    public static void MapEventEndpoints(this IEndpointRouteBuilder routes) => routes.MapGet("/events", Stream).TakesSession().Reads(LastEventId.Field)
        .AnswersText(EventStreams.MediaType, NotificationExamples.Stream).Sends(EventStreams.BufferingHeader)
        .Named("streamEvents", "Tells what happens to oneself as it happens: server-sent events.").WithDescription(Description);

    private static Task Stream(Caller caller, EventStreams streams, HttpContext context) => LastEventId.TryRead(context.Request, out string? lastEventId)
        ? streams.Serve(context, caller.Session, lastEventId)
        : Problem.Write(context, LastEventId.Unreadable);
}
