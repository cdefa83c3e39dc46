using Platform.Gateway.Http;
using Platform.GrainInterfaces.Results;

namespace Platform.Gateway.Pages;

/// <summary>What a form without fields is answered when a rule refused it.</summary>
/// <param name="refusal">Why.</param>
internal sealed class RefusedForm(Refusal refusal) : IResult
{
    /// <inheritdoc />
    public Task ExecuteAsync(HttpContext httpContext) => Problem.Write(httpContext, refusal);
}
