using Orleans.Concurrency;
using Platform.GrainInterfaces.Audit;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Permissions;

namespace Platform.Grains.Audit;

/// <summary>The console's door to the audit log.</summary>
[StatelessWorker]
internal sealed class AuditConsoleGrain(OperatorGate gate, IAuditLog log, TimeProvider clock) : Grain, IAuditConsoleGrain
{
    public async Task<Result<AuditList>> List(Secret session, AuditQuery query)
    {
        Result<Actor> viewer = await gate.Admit(session);
        if (viewer.IsRefused)
        {
            return viewer.Refusal;
        }

        if (AuditQueries.Refuse(query) is { } invalid)
        {
            return invalid;
        }

        (UserId? actor, Refusal? noActor) = await Find(query.Actor);
        (UserId? target, Refusal? noTarget) = await Find(query.Target);
        if ((noActor ?? noTarget) is { } unknown)
        {
            return unknown;
        }

        AuditFilter filter = AuditQueries.ToFilter(query, actor, target, clock.GetUtcNow());
        return new AuditList(await log.ListAsync(filter, CancellationToken.None));
    }

    public async Task<Result<AuditVerification>> Verify(Secret session, AuditPlace? from)
    {
        Result<Actor> viewer = await gate.Admit(session);
        return viewer.IsRefused ? viewer.Refusal : await new AuditVerifier(log).Follow(from, CancellationToken.None);
    }

    // The log still knows the ids of deleted users.
    private async Task<(UserId? User, Refusal? Refusal)> Find(string? user)
    {
        if (user is null)
        {
            return (null, null);
        }

        Result<UserId> found = await gate.Find(user);
        UserId? id = found.IsRefused ? UserId.Parse(user) : found.Value;
        return (id, id is null ? found.Refusal : null);
    }
}
