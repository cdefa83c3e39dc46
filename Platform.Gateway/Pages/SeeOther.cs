using Platform.GrainInterfaces.Results;

namespace Platform.Gateway.Pages;

/// <summary>Sends the browser to another page by GET, so that loading it anew sends no form again.</summary>
internal sealed class SeeOther : IResult
{
    private readonly string _path;

    private SeeOther(string path) => _path = path;

    /// <summary>Sends it to a page.</summary>
    /// <param name="path">The page, on this site.</param>
    public static SeeOther To(string path) => new(path);

    /// <summary>Sends it to a page that says what was done, or shows why it was not.</summary>
    /// <param name="outcome">What a grain answered.</param>
    /// <param name="path">The page.</param>
    /// <param name="notice">One of <see cref="Notices"/>.</param>
    public static IResult After(Result outcome, string path, string notice) =>
        outcome.IsRefused ? new RefusalAnswer(outcome.Refusal) : new SeeOther(Notices.On(path, notice));

    /// <inheritdoc />
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = _path;
        httpContext.Response.ContentLength = 0;
        return Task.CompletedTask;
    }
}
