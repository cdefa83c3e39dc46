using Platform.Gateway.Admission;
using Platform.Gateway.Http;
using Platform.Gateway.Pages;
using Platform.GrainInterfaces.Notifications;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Users;

namespace Platform.Gateway.Notifications;

/// <summary>What a user is told, as a page. Marking it as read is open to him during a timeout, too.</summary>
internal static class NotificationPages
{
    private const string Path = PageRoute.Prefix + "/notifications";
    private const int NotificationsOnAPage = 20;

    /// <summary>Maps the routes.</summary>
    /// <param name="routes">Where to.</param>
    public static void MapNotificationPages(this IEndpointRouteBuilder routes)
    {
        routes.MapPage(Path, List).TakesSession();
        routes.MapForm(Path + "/{id}/read", Read).TakesSession();
        routes.MapForm(Path + "/read-all", ReadAll).TakesSession();
    }

    private static async Task<PageAnswer<NotificationsPage, NotificationsModel>> List(QueryFields query, Caller caller, HttpRequest request, IGrainFactory grains)
    {
        PageRequest page = query.Page(NotificationsOnAPage);
        Result<NotificationPage> part = query.Refusal is { } refusal ? refusal : await Inbox(caller, grains).List(page.After, page.Offset, page.Limit);
        return new(part.IsRefused
            ? part.Refusal
            : new NotificationsModel(part.Value, PagerLinks.Of(request, page, part.Value.Total, part.Value.Next)));
    }

    private static async Task<IResult> Read(string id, Caller caller, IGrainFactory grains)
    {
        Result<NotificationView> read = UserId.Parse(id) is { } number ? await Inbox(caller, grains).Read(number.Value) : NotificationEndpoints.NotFound;

        // Read in another window meanwhile: it is as the user wants it.
        bool isDone = !read.IsRefused || read.Refusal.Code == ErrorCodes.AlreadyRead;
        return SeeOther.After(isDone ? Result.Done : read.Refusal!, Path, Notices.Read);
    }

    private static async Task<IResult> ReadAll(Caller caller, IGrainFactory grains)
    {
        Result<int> read = await Inbox(caller, grains).ReadAll();
        return SeeOther.After(new Result(read.Refusal), Path, Notices.AllRead);
    }

    private static IInboxGrain Inbox(Caller caller, IGrainFactory grains) => grains.GetGrain<IInboxGrain>(caller.UserId);
}
