using Platform.GrainInterfaces.Results;

namespace Platform.Gateway.Http;

/// <summary>One reason for which a request may be refused before its handler runs.</summary>
internal interface ICheck
{
    /// <summary>Looks at the request.</summary>
    /// <param name="context">The request, its route found.</param>
    /// <returns>Why it is refused; null when this check has nothing against it.</returns>
    ValueTask<Refusal?> Refuse(HttpContext context);
}
