using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Cluster;
using Platform.Grains.Directory;
using Platform.Grains.Hosting;
using Platform.Grains.Users;

namespace Platform.Grains.Bots;

/// <summary>Registers the bots of one name one after the other. Keeps nothing: the rows of the bots say which there are.</summary>
internal sealed class BotRegistrarGrain : Grain, IBotRegistrarGrain
{
    private const int MostNamed = 100;

    private readonly IBotDirectory _directory;
    private readonly IdAllocator _ids;
    private readonly ISiloLease _lease;
    private readonly Departure _departure;
    private readonly long _activatedAt;

    public BotRegistrarGrain(IBotDirectory directory, IdAllocator ids, ISiloLease lease, TimeProvider clock)
    {
        _directory = directory;
        _ids = ids;
        _lease = lease;
        _departure = new Departure(this);
        _activatedAt = clock.GetTimestamp();
    }

    public async Task<ImportedBot> Register(Actor actor, BotRecord record, UserId owner, bool dryRun)
    {
        _departure.Begin();
        if (!dryRun)
        {
            // Nothing is written here that could tell two of this grain from each other.
            await _lease.RequireSoleHolder(_activatedAt);
        }

        foreach (BotId named in await _directory.FindNamedAsync(BotNames.Fold(record.Name), MostNamed, CancellationToken.None))
        {
            if (await Ask(named).Peek() is { } bot && bot.Platform == record.Platform)
            {
                return new ImportedBot(bot.Id, bot.Name, WasThere: true, ApiKey: null);
            }
        }

        if (dryRun)
        {
            return new ImportedBot(Id: null, record.Name, WasThere: false, ApiKey: null);
        }

        BotId id = await _ids.NextBotId();
        CreatedBot created = await Ask(id).Import(actor, record, owner);
        return new ImportedBot(id, created.Bot.Name, WasThere: false, created.ApiKey);
    }

    private IOperatedBotGrain Ask(BotId bot) => GrainFactory.GetGrain<IOperatedBotGrain>(bot.Value);
}
