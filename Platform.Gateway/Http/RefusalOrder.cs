using System.Collections.Immutable;

namespace Platform.Gateway.Http;

/// <summary>Runs the checks one after the other; the first that refuses decides the answer.</summary>
/// <param name="checks">The checks, in the contract's order of refusals.</param>
internal sealed class RefusalOrder(ImmutableArray<ICheck> checks)
{
    /// <summary>Checks the request and hands it on when nothing speaks against it.</summary>
    /// <param name="context">The request.</param>
    /// <param name="next">What comes after the checks.</param>
    public async Task Run(HttpContext context, RequestDelegate next)
    {
        foreach (ICheck check in checks)
        {
            if (await check.Refuse(context) is { } refusal)
            {
                await Problem.Write(context, refusal);
                return;
            }
        }

        await next(context);
    }
}
