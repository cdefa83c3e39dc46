using Platform.Gateway.Admission;
using Platform.Gateway.Http;
using Platform.Gateway.Reference;
using Platform.GrainInterfaces.Notifications;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Users;

namespace Platform.Gateway.Notifications;

/// <summary>What a user is told (reference.md, section 8). Marking it as read is open to him during a timeout, too.</summary>
internal static class NotificationEndpoints
{
    private const int NotificationsOnAPage = 50;

    /// <summary>The refusal of a notification that is not there, or not the user's.</summary>
    internal static readonly Refusal NotFound = new(ErrorCodes.NotFound, "There is no such notification.");

    /// <summary>Maps the routes.</summary>
    /// <param name="routes">Where to.</param>
    public static void MapNotificationEndpoints(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder notifications = routes.MapGroup("/notifications").TakesSession();
        notifications.MapGet("", List).ReadsPage(NotificationsOnAPage).Named("listNotifications", "Lists one's own notifications, newest first.");
        notifications.MapGet("/unread-count", CountUnread).Named("countUnreadNotifications", "Counts the notifications that are not marked as read.");
        notifications.MapPost("/{id}/read", Read).NeedsNoBody().Named("readNotification", "Marks a notification as read.").Refuses(ErrorCodes.AlreadyRead);
        notifications.MapPost("/read-all", ReadAll).NeedsNoBody().Named("readAllNotifications", "Marks all notifications as read.");
    }

    private static async Task<Answer<NotificationsAnswer>> List(QueryFields query, Caller caller, IGrainFactory grains, HttpContext context)
    {
        PageRequest page = query.Page(NotificationsOnAPage);
        if (query.Refusal is { } refusal)
        {
            return refusal;
        }

        Result<NotificationPage> part = await Inbox(caller, grains).List(page.After, page.Offset, page.Limit);
        if (part.IsRefused)
        {
            return part.Refusal;
        }

        context.Response.Headers.Link = PageLinks.Of(context.Request, page, part.Value.Total, part.Value.Next);
        return NotificationsAnswer.Of(part.Value, page);
    }

    private static async Task<Answer<UnreadCountAnswer>> CountUnread(Caller caller, IGrainFactory grains)
    {
        Result<int> unread = await Inbox(caller, grains).CountUnread();
        return unread.IsRefused ? unread.Refusal : new UnreadCountAnswer(unread.Value);
    }

    private static async Task<Answer<NotificationView>> Read(string id, Caller caller, IGrainFactory grains) =>
        UserId.Parse(id) is { } number ? await Inbox(caller, grains).Read(number.Value) : NotFound;

    private static async Task<Answer<AllReadAnswer>> ReadAll(Caller caller, IGrainFactory grains)
    {
        Result<int> read = await Inbox(caller, grains).ReadAll();
        return read.IsRefused ? read.Refusal : new AllReadAnswer(read.Value);
    }

    private static IInboxGrain Inbox(Caller caller, IGrainFactory grains) => grains.GetGrain<IInboxGrain>(caller.UserId);
}
