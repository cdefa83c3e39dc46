using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Sessions;

namespace Platform.GrainInterfaces.Directory;

/// <summary>Questions about all bots, answered from their rows; any number of workers ask the database. Key 0.</summary>
[Alias("platform.directory.bots")]
public interface IBotDirectoryGrain : IGrainWithIntegerKey
{
    /// <summary>The active bots, oldest first.</summary>
    /// <param name="offset">Bots to leave out in front.</param>
    /// <param name="limit">Bots at the most.</param>
    [Alias("list")]
    Task<Page<PublicBotView>> List(int offset, int limit);

    /// <summary>Bots by name, owner or type: the exact name first, then names that begin so, then the rest.</summary>
    /// <param name="viewer">The session of who asks.</param>
    /// <param name="query">What he asks for.</param>
    /// <returns>Public fields of active bots for a User, all fields of all bots for Admins and Owners; <see cref="ErrorCodes.ValidationFailed"/>.</returns>
    [Alias("search")]
    Task<Result<BotSearchResult>> Search(SessionPrincipal viewer, BotQuery query);
}
