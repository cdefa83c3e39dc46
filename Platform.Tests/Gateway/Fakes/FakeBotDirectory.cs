using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Directory;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Sessions;

namespace Platform.Tests.Gateway.Fakes;

/// <summary>A directory that finds what a test puts into it, whatever is asked for.</summary>
internal sealed class FakeBotDirectory : IBotDirectoryGrain
{
    public Page<PublicBotView> Listed { get; set; } = new([], 0);

    public BotSearchResult Found { get; set; } = new([], IsFull: false, 0, IsTotalCapped: false, Next: null);

    public List<(string? After, int Offset, int Limit)> Pages { get; } = [];

    public List<BotQuery> Queries { get; } = [];

    public Task<Result<Page<PublicBotView>>> List(string? after, int offset, int limit)
    {
        Pages.Add((after, offset, limit));
        return Task.FromResult<Result<Page<PublicBotView>>>(Listed);
    }

    public Task<Result<BotSearchResult>> Search(SessionPrincipal viewer, BotQuery query)
    {
        Queries.Add(query);
        return Task.FromResult<Result<BotSearchResult>>(Found);
    }
}
