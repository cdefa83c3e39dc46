using Platform.Gateway.Admission;
using Platform.Gateway.Http;
using Platform.GrainInterfaces.Notifications;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Sessions;

namespace Platform.Gateway.Pages;

/// <summary>A web page with what was read for it, or the page that says why there is nothing to show.</summary>
/// <typeparam name="TView">The page.</typeparam>
/// <typeparam name="TModel">What it shows.</typeparam>
/// <param name="result">What was read.</param>
internal sealed class PageAnswer<TView, TModel>(Result<TModel> result) : IResult
    where TView : PageView<TModel>
{
    /// <summary>Why a form was not taken, where the page is shown again with what was filled in.</summary>
    public Refusal? Complaint { get; init; }

    /// <inheritdoc />
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        if (result.IsRefused)
        {
            await Problem.Write(httpContext, result.Refusal);
            return;
        }

        PageAccount? account = await ReadAccount(httpContext);
        if (Complaint is not null)
        {
            Problem.Declare(httpContext, Complaint);
        }

        var frame = new PageFrame(httpContext.Request.Path, account, Notices.Of(httpContext.Request), Complaint);
        await PageDocument.Send<TView, TModel>(httpContext, result.Value, frame);
    }

    private static async Task<PageAccount?> ReadAccount(HttpContext context)
    {
        if (context.Features.Get<Caller>()?.SessionOrNone is not { } principal)
        {
            return null;
        }

        Result<int> unread = await Inbox(context, principal).CountUnread();
        return new PageAccount(principal.Level, unread.IsRefused ? null : unread.Value);
    }

    private static IInboxGrain Inbox(HttpContext context, SessionPrincipal principal) =>
        context.RequestServices.GetRequiredService<IGrainFactory>().GetGrain<IInboxGrain>(principal.UserId.Value);
}
