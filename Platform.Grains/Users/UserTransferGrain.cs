using System.Collections.Immutable;
using Orleans.Concurrency;
using Platform.GrainInterfaces.Audit;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.SignIn;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Audit;
using Platform.Grains.Directory;
using Platform.Grains.Permissions;
using Platform.Grains.SignIn;
using Platform.Grains.Time;

namespace Platform.Grains.Users;

/// <summary>Has the identities of a file's records decide about them, some at once, and reads users out.</summary>
[StatelessWorker]
internal sealed class UserTransferGrain(OperatorDesk desk, OperatorGate gate, IUserDirectory directory, IAuditLog log, TimeProvider clock) : Grain, IUserTransferGrain
{
    // A silo serves others meanwhile.
    private const int AtOnce = 16;

    private static readonly Attempt Attempt = new(AuditEvents.UserImport, AuditTargets.User, "");

    public async Task<Result<ImmutableArray<Result<ImportedUser>>>> Import(Secret session, ImmutableArray<UserRecord> users, bool dryRun) =>
        users.Length > IUserTransferGrain.MostImported
            ? Refusal.OfField("users", $"May hold {IUserTransferGrain.MostImported} records at most.")
            : await desk.DoEach(session, Attempt, users, AtOnce, dryRun, (actor, user) => Import(actor, user, dryRun));

    public async Task<Result<UserExport>> Export(Secret session, UserId? after)
    {
        Result<Actor> viewer = await gate.Admit(session);
        if (viewer.IsRefused)
        {
            return viewer.Refusal;
        }

        DateTimeOffset now = clock.StoredNow();
        if (after is null)
        {
            await log.AppendAsync(AuditEvent.Done(AuditEvents.UserExport, viewer.Value.Id, AuditTargets.User, "all", now), CancellationToken.None);
        }

        // As a search has it: an Admin sees those below him in full, an Owner everybody.
        PermissionLevel? below = viewer.Value.Level == PermissionLevel.Admin ? PermissionLevel.Admin : null;
        ImmutableArray<UserState> users = await directory.ListAsync(after, below, IUserTransferGrain.MostExported, CancellationToken.None);
        return new UserExport(
            [.. users.Select(user => user.AsOf(now).ToRecord(now))], users.Length < IUserTransferGrain.MostExported ? null : users[^1].Id);
    }

    private async Task<Result<ImportedUser>> Import(Actor actor, UserRecord user, bool dryRun)
    {
        if (UserImports.Refuse(user, clock.StoredNow()) is { } invalid)
        {
            return invalid;
        }

        string identity = IdentityKey.Of(new PlatformIdentity(user.Platform, user.PlatformUserId));
        return await GrainFactory.GetGrain<IImportedIdentityGrain>(identity).Import(actor, user, dryRun);
    }
}
