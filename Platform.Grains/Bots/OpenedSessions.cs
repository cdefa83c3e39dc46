using System.Collections.Immutable;
using Platform.GrainInterfaces.Bots;
using Platform.Grains.Directory;
using Platform.Grains.Users;

namespace Platform.Grains.Bots;

/// <summary>The sessions that were opened by codes which a bot handed out.</summary>
internal sealed class OpenedSessions(IGrainFactory grains, IBotDirectory directory)
{
    private const int PageSize = 500;
    private const int UsersAtOnce = 16;

    /// <summary>How many there are.</summary>
    public async Task<int> Count(BotId bot)
    {
        int count = 0;
        await foreach (ImmutableArray<OpenedSession> page in Pages(bot))
        {
            count += page.Length;
        }

        return count;
    }

    /// <summary>Ends them all; the bot has stopped to vouch for new ones before.</summary>
    /// <returns>How many ended.</returns>
    public async Task<int> End(BotId bot)
    {
        int ended = 0;
        await foreach (ImmutableArray<OpenedSession> page in Pages(bot))
        {
            foreach (OpenedSession[] some in page.DistinctBy(session => session.User).Chunk(UsersAtOnce))
            {
                int[] counts = await Task.WhenAll(
                    some.Select(session => grains.GetGrain<IOperatedUserGrain>(session.User.Value).EndSessionsOpenedBy(bot)));
                ended += counts.Sum();
            }
        }

        return ended;
    }

    private async IAsyncEnumerable<ImmutableArray<OpenedSession>> Pages(BotId bot)
    {
        ImmutableArray<OpenedSession> page;
        OpenedSession? last = null;
        do
        {
            page = await directory.ListSessionsAsync(bot, last?.Session, PageSize, CancellationToken.None);
            last = page.LastOrDefault();
            yield return page;
        }
        while (page.Length == PageSize);
    }
}
