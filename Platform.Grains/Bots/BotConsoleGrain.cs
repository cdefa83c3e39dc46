using Orleans.Concurrency;
using Platform.GrainInterfaces.Audit;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Statistics;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Audit;
using Platform.Grains.Directory;
using Platform.Grains.Permissions;
using Platform.Grains.Statistics;
using Platform.Grains.Time;
using Platform.Grains.Users;

namespace Platform.Grains.Bots;

/// <summary>The console's door to bots: looks up operator, bot and owner, and has the bot decide.</summary>
[StatelessWorker]
internal sealed class BotConsoleGrain(
    OperatorGate gate,
    OperatorDesk desk,
    BotFinder finder,
    OpenedSessions sessions,
    IdAllocator ids,
    IBotDirectory directory,
    ICommandCountStore commands,
    TimeProvider clock) : Grain, IBotConsoleGrain
{
    private static readonly Refusal OwnerDeleted = new(ErrorCodes.Conflict, "The owner of the bot was deleted; give it to another user first.");

    public Task<Result<CreatedBot>> Create(Secret session, CreateBot bot, bool dryRun) => desk.Do(
        session, new Attempt(AuditEvents.BotCreate, AuditTargets.Bot, bot.Name), dryRun, actor => Create(actor, bot, dryRun));

    public async Task<Result<BotList>> List(Secret session, BotId? after)
    {
        Result<Actor> viewer = await gate.Admit(session);
        return viewer.IsRefused
            ? viewer.Refusal
            : new BotList(await directory.ListAsync(after, IBotConsoleGrain.MostListed, CancellationToken.None));
    }

    public async Task<Result<BotView>> Show(Secret session, string bot)
    {
        Result<BotId> found = await Look(session, bot);
        if (found.IsRefused)
        {
            return found.Refusal;
        }

        return await Ask(found.Value).Peek() is { } view ? view : BotRefusals.NotFound;
    }

    public async Task<Result<CommandCounts>> GetStatistics(Secret session, string bot)
    {
        Result<BotId> found = await Look(session, bot);
        if (found.IsRefused)
        {
            return found.Refusal;
        }

        return await Ask(found.Value).GetStatisticsEpoch() is { } epoch
            ? await commands.ReadOfBotAsync(found.Value, epoch, clock.GetUtcNow(), CancellationToken.None)
            : BotRefusals.NotFound;
    }

    public async Task<Result<BotActOutcome>> Act(Secret session, string bot, BotAct act, bool dryRun)
    {
        Result<BotId> found = await finder.Find(bot);
        BotType? type = !found.IsRefused && await Ask(found.Value).Peek() is { } view ? view.BotType : null;
        var attempt = new Attempt(BotActs.EventOf(act, type), AuditTargets.Bot, found.IsRefused ? bot : found.Value.ToString());
        return await desk.Do(session, attempt, dryRun, async actor => found.IsRefused ? found.Refusal : await Act(actor, found.Value, act, dryRun));
    }

    private async Task<Result<CreatedBot>> Create(Actor actor, CreateBot bot, bool dryRun)
    {
        if (NewBot.Refuse(bot) is { } invalid)
        {
            return invalid;
        }

        Result<UserId> owner = await gate.Find(bot.Owner);
        if (owner.IsRefused)
        {
            return owner.Refusal;
        }

        if (dryRun)
        {
            return new CreatedBot(NewBot.Create(default, bot, owner.Value, default, clock.StoredNow()).ToView(lastActivity: null), ApiKey: null);
        }

        BotId id = await ids.NextBotId();
        CreatedBot created = await Ask(id).Create(actor, bot, owner.Value);
        await FollowDeletion(id, owner.Value);
        return created;
    }

    private async Task<Result<BotActOutcome>> Act(Actor actor, BotId bot, BotAct act, bool dryRun)
    {
        switch (act)
        {
            case SetBotOwner give:
                Result<UserId> owner = await gate.Find(give.Owner);
                return owner.IsRefused ? owner.Refusal : await Give(actor, bot, owner.Value, dryRun);

            case EnableBot when await Ask(bot).Peek() is { } view && await HasGone(view.OwnerId):
                return OwnerDeleted;

            case DisableBot { EndsSessions: true }:
                Result<BotActOutcome> disabled = await Ask(bot).Act(actor, act, dryRun);
                return disabled.IsRefused
                    ? disabled.Refusal
                    : disabled.Value with { EndedSessions = dryRun ? await sessions.Count(bot) : await sessions.End(bot) };

            default:
                return await Ask(bot).Act(actor, act, dryRun);
        }
    }

    private async Task<Result<BotActOutcome>> Give(Actor actor, BotId bot, UserId owner, bool dryRun)
    {
        Result<BotActOutcome> given = await Ask(bot).Act(actor, new AssignBotOwner(owner), dryRun);
        if (!given.IsRefused && !dryRun)
        {
            await FollowDeletion(bot, owner);
        }

        return given;
    }

    // His deletion looks for his bots once: one that became his at that moment is looked after by the one who gave it to him.
    private async Task FollowDeletion(BotId bot, UserId owner)
    {
        if (await HasGone(owner))
        {
            await Ask(bot).LoseOwner(owner);
        }
    }

    private async Task<bool> HasGone(UserId user) => await GrainFactory.GetGrain<IOperatedUserGrain>(user.Value).GetStanding() is null;

    private async Task<Result<BotId>> Look(Secret session, string bot)
    {
        Result<Actor> viewer = await gate.Admit(session);
        return viewer.IsRefused ? viewer.Refusal : await finder.Find(bot);
    }

    private IOperatedBotGrain Ask(BotId bot) => GrainFactory.GetGrain<IOperatedBotGrain>(bot.Value);
}
