using Platform.Gateway.Admission;
using Platform.Gateway.Http;
using Platform.GrainInterfaces.Results;

namespace Platform.Gateway.Pages;

/// <summary>Marks a route that people go to with a browser: what is refused there is a page, and who is not signed in is sent to where he can.</summary>
internal sealed class PageRoute : IRefusalPage
{
    /// <summary>What the paths of all pages begin with; no path of the API does. The start page stands at the root.</summary>
    public const string Prefix = "/app";

    /// <summary>The mark.</summary>
    public static PageRoute Mark { get; } = new();

    /// <inheritdoc />
    public Task Show(HttpContext context, Refusal refusal)
    {
        if (refusal.Code is ErrorCodes.AuthenticationRequired or ErrorCodes.SessionExpired)
        {
            return SeeOther.To(ReturnPath.SignInFor(context.Request, hasEnded: refusal.Code == ErrorCodes.SessionExpired)).ExecuteAsync(context);
        }

        ProblemKind kind = Problem.Declare(context, refusal);

        // Nothing is asked of the cluster for it: that may be what is refused.
        PageAccount? account = context.Features.Get<Caller>()?.SessionOrNone is { } principal ? new PageAccount(principal.Level, Unread: null) : null;
        var model = new RefusalModel(kind.Title, refusal, CorrelationId.Of(context));
        return PageDocument.Send<RefusalPage, RefusalModel>(context, model, new PageFrame(context.Request.Path, account, Notice: null, Complaint: null));
    }
}

/// <summary>How pages are mapped. They are no part of the API, so its reference leaves them out.</summary>
internal static class PageRouteConventions
{
    /// <summary>Maps a page.</summary>
    /// <param name="routes">Where to.</param>
    /// <param name="path">Its path.</param>
    /// <param name="show">Shows it.</param>
    public static RouteHandlerBuilder MapPage(this IEndpointRouteBuilder routes, string path, Delegate show) =>
        routes.MapGet(path, show).WithMetadata(PageRoute.Mark).ExcludeFromDescription();

    /// <summary>Maps what a page's form is sent to.</summary>
    /// <param name="routes">Where to.</param>
    /// <param name="path">Its path.</param>
    /// <param name="take">Takes it.</param>
    public static RouteHandlerBuilder MapForm(this IEndpointRouteBuilder routes, string path, Delegate take) =>
        routes.MapPost(path, take).ReadsForm().WithMetadata(PageRoute.Mark).ExcludeFromDescription();
}
