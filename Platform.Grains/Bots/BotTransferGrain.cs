using System.Collections.Immutable;
using Orleans.Concurrency;
using Platform.GrainInterfaces.Audit;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Audit;
using Platform.Grains.Directory;
using Platform.Grains.Permissions;
using Platform.Grains.Time;
using Platform.Grains.Users;

namespace Platform.Grains.Bots;

/// <summary>Has the bots of a file's records registered, some at once, and reads bots out.</summary>
[StatelessWorker]
internal sealed class BotTransferGrain(OperatorDesk desk, OperatorGate gate, IBotDirectory directory, IAuditLog log, TimeProvider clock) : Grain, IBotTransferGrain
{
    // A silo serves others meanwhile.
    private const int AtOnce = 16;

    private static readonly Attempt Attempt = new(AuditEvents.BotCreate, AuditTargets.Bot, "");

    public async Task<Result<ImmutableArray<Result<ImportedBot>>>> Import(Secret session, ImmutableArray<BotRecord> bots, bool tellsKeys, bool dryRun) =>
        bots.Length > IBotTransferGrain.MostImported
            ? Refusal.OfField("bots", $"May hold {IBotTransferGrain.MostImported} records at most.")
            : await desk.DoEach(session, Attempt, bots, AtOnce, dryRun, (actor, bot) => Import(actor, bot, tellsKeys, dryRun));

    public async Task<Result<BotExport>> Export(Secret session, BotId? after)
    {
        Result<Actor> viewer = await gate.Admit(session);
        if (viewer.IsRefused)
        {
            return viewer.Refusal;
        }

        if (after is null)
        {
            await log.AppendAsync(AuditEvent.Done(AuditEvents.BotExport, viewer.Value.Id, AuditTargets.Bot, "all", clock.StoredNow()), CancellationToken.None);
        }

        ImmutableArray<BotView> bots = await directory.ListAsync(after, IBotTransferGrain.MostExported, CancellationToken.None);
        Dictionary<UserId, string?> owners = [];
        foreach (UserId owner in bots.Select(bot => bot.OwnerId).Distinct())
        {
            owners[owner] = (await GrainFactory.GetGrain<IUserGrain>(owner.Value).GetPublicProfile()).Value?.Username;
        }

        return new BotExport(
            [.. bots.Select(bot => bot.ToRecord(owners[bot.OwnerId]))], bots.Length < IBotTransferGrain.MostExported ? null : bots[^1].Id);
    }

    private async Task<Result<ImportedBot>> Import(Actor actor, BotRecord record, bool tellsKeys, bool dryRun)
    {
        if (BotImports.Refuse(record, clock.StoredNow()) is { } invalid)
        {
            return invalid;
        }

        Result<UserLookup> owner = await GrainFactory.GetGrain<IUserNamesGrain>(0).Lookup(record.Owner!);
        if (owner.IsRefused)
        {
            return owner.Refusal.Blaming("owner");
        }

        ImportedBot imported = await GrainFactory.GetGrain<IBotRegistrarGrain>(BotRegistrar.KeyOf(record.Platform, record.Name))
            .Register(actor, record, owner.Value.Id, dryRun);
        if (imported is { WasThere: false, Id: { } id } && await GrainFactory.GetGrain<IOperatedUserGrain>(owner.Value.Id.Value).GetStanding() is null)
        {
            // His deletion has looked for his bots already, and did not find this one.
            await GrainFactory.GetGrain<IOperatedBotGrain>(id.Value).LoseOwner(owner.Value.Id);
        }

        return tellsKeys ? imported : imported with { ApiKey = null };
    }
}
