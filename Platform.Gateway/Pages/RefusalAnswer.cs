using Platform.Gateway.Http;
using Platform.GrainInterfaces.Results;

namespace Platform.Gateway.Pages;

/// <summary>The page that says why something was refused.</summary>
/// <param name="refusal">Why.</param>
internal sealed class RefusalAnswer(Refusal refusal) : IResult
{
    /// <inheritdoc />
    public Task ExecuteAsync(HttpContext httpContext) => Problem.Write(httpContext, refusal);
}
