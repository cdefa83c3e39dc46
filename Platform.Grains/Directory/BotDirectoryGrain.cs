using Orleans.Concurrency;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Directory;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Sessions;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Permissions;

namespace Platform.Grains.Directory;

/// <summary>Answers questions about all bots from their rows.</summary>
[StatelessWorker]
internal sealed class BotDirectoryGrain(IBotDirectory directory) : Grain, IBotDirectoryGrain
{
    public async Task<Result<Page<PublicBotView>>> List(string? after, int offset, int limit)
    {
        BotId? last = BotId.Parse(after);
        if (after is not null && last is null)
        {
            return Refusal.OfField("after", "Must be left out, or be as the link to this page has it.");
        }

        Page<BotView> page = await directory.ListActiveAsync(last, offset, limit, CancellationToken.None);
        return new Page<PublicBotView>([.. page.Items.Select(bot => bot.ToPublic())], page.Total, page.Next);
    }

    public async Task<Result<BotSearchResult>> Search(SessionPrincipal viewer, BotQuery query)
    {
        if (BotQueries.Refuse(query) is { } refusal)
        {
            return refusal;
        }

        bool isFull = Hierarchy.IsOperator(viewer.Level);
        UserId? owner = null;
        if (query.Owner is { } named)
        {
            Result<UserId> found = await GrainFactory.GetGrain<IUserNamesGrain>(0).Resolve(named);
            if (found.IsRefused)
            {
                return new BotSearchResult([], isFull, Total: 0, IsTotalCapped: false, Next: null);
            }

            owner = found.Value;
        }

        FoundBots bots = await directory.SearchAsync(BotQueries.ToFilter(query, owner, activeOnly: !isFull), CancellationToken.None);
        return new BotSearchResult(bots.Bots, isFull, bots.Total, bots.IsCapped, bots.Next?.ToText());
    }
}
