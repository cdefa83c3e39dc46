using System.Collections.Immutable;
using Platform.GrainInterfaces.Results;

namespace Platform.Gateway.Http;

/// <summary>Runs the checks one after the other; the first that refuses decides the answer.</summary>
/// <param name="checks">The checks, in the contract's order of refusals.</param>
internal sealed class RefusalOrder(ImmutableArray<ICheck> checks)
{
    /// <summary>Checks the request and hands it on when nothing speaks against it.</summary>
    /// <param name="context">The request.</param>
    /// <param name="next">What comes after the checks.</param>
    public Task Run(HttpContext context, RequestDelegate next)
    {
        // Most checks answer at once, and a request waits for none of these.
        for (int number = 0; number < checks.Length; number++)
        {
            ValueTask<Refusal?> check = checks[number].Refuse(context);
            if (!check.IsCompletedSuccessfully)
            {
                return Wait(check, number, context, next);
            }

            if (check.Result is { } refusal)
            {
                return Problem.Write(context, refusal);
            }
        }

        return next(context);
    }

    private async Task Wait(ValueTask<Refusal?> check, int number, HttpContext context, RequestDelegate next)
    {
        Refusal? refusal = await check;
        for (number++; refusal is null && number < checks.Length; number++)
        {
            refusal = await checks[number].Refuse(context);
        }

        await (refusal is null ? next(context) : Problem.Write(context, refusal));
    }
}
