using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Sessions;
using Platform.Grains.Audit;

namespace Platform.Grains.Permissions;

/// <summary>Where operators do things: looks up who it is, has the act decided, and enters a refusal into the audit log before he hears of it.</summary>
/// <remarks>What is done is entered by the grain that does it, in the same write.</remarks>
internal sealed class OperatorDesk(OperatorGate gate, IAuditLog log, TimeProvider clock)
{
    /// <summary>Lets the owner of a session do something.</summary>
    /// <param name="session">His session token; nothing is entered when it is nobody's.</param>
    /// <param name="attempt">What he tries.</param>
    /// <param name="dryRun">Whether he only asks.</param>
    /// <param name="act">Does it, or refuses.</param>
    public async Task<Result<T>> Do<T>(Secret session, Attempt attempt, bool dryRun, Func<Actor, Task<Result<T>>> act)
    {
        Result<SessionPrincipal> principal = await gate.Identify(session);
        if (principal.IsRefused)
        {
            return principal.Refusal;
        }

        Result<Actor> actor = OperatorGate.AdmitToChange(principal.Value);
        Result<T> outcome = actor.IsRefused ? actor.Refusal : await act(actor.Value);
        if (outcome.IsRefused && !dryRun)
        {
            await log.EnterAsync(attempt.Refused(principal.Value.UserId, outcome.Refusal.Code, clock.GetUtcNow()));
        }

        return outcome;
    }

    /// <summary>Lets the owner of a session do many things of one kind, some at once: each is decided, and a refusal entered, for itself.</summary>
    /// <param name="session">His session token; nothing is entered when it is nobody's.</param>
    /// <param name="attempt">What he tries.</param>
    /// <param name="things">With what.</param>
    /// <param name="atOnce">How many at once.</param>
    /// <param name="dryRun">Whether he only asks.</param>
    /// <param name="act">Does it with one of them, or refuses.</param>
    /// <returns>One outcome a thing, in their order; or why he may do it with none.</returns>
    public async Task<Result<ImmutableArray<Result<T>>>> DoEach<TThing, T>(
        Secret session, Attempt attempt, ImmutableArray<TThing> things, int atOnce, bool dryRun, Func<Actor, TThing, Task<Result<T>>> act)
    {
        Result<Actor> actor = await Do(session, attempt, dryRun, known => Task.FromResult<Result<Actor>>(known));
        if (actor.IsRefused)
        {
            return actor.Refusal;
        }

        var outcomes = new Result<T>[things.Length];
        int next = 0;
        async Task Work()
        {
            while (next < things.Length)
            {
                int mine = next++;
                outcomes[mine] = await act(actor.Value, things[mine]);
                if (outcomes[mine].IsRefused && !dryRun)
                {
                    await log.AppendAsync(attempt.Refused(actor.Value.Id, outcomes[mine].Refusal!.Code, clock.GetUtcNow()), CancellationToken.None);
                }
            }
        }

        await Task.WhenAll(Enumerable.Range(0, atOnce).Select(_ => Work()));
        return ImmutableCollectionsMarshal.AsImmutableArray(outcomes);
    }

    /// <summary>Lets whoever shows the operator key do something.</summary>
    /// <param name="refusal">Why the key is not taken; null when it is the right one.</param>
    /// <param name="attempt">What he tries.</param>
    /// <param name="dryRun">Whether he only asks.</param>
    /// <param name="act">Does it, or refuses.</param>
    public async Task<Result<T>> DoByKey<T>(Refusal? refusal, Attempt attempt, bool dryRun, Func<Task<Result<T>>> act)
    {
        Result<T> outcome = refusal is null ? await act() : refusal;
        if (outcome.IsRefused && !dryRun)
        {
            await log.EnterAsync(attempt.Refused(actor: null, outcome.Refusal.Code, clock.GetUtcNow()));
        }

        return outcome;
    }
}
