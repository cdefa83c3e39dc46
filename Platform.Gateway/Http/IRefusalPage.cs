using Platform.GrainInterfaces.Results;

namespace Platform.Gateway.Http;

/// <summary>Shows refusals to people instead of programs; a part of the metadata of routes that browsers go to.</summary>
internal interface IRefusalPage
{
    /// <summary>Answers the request with a refusal.</summary>
    /// <param name="context">The request.</param>
    /// <param name="refusal">Why it was refused.</param>
    Task Show(HttpContext context, Refusal refusal);
}
