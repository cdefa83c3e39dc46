using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Sessions;

namespace Platform.GrainInterfaces.Directory;

/// <summary>Questions about all bots, answered from their rows; any number of workers ask the database. Key 0.</summary>
[Alias("platform.directory.bots")]
public interface IBotDirectoryGrain : IGrainWithIntegerKey
{
    /// <summary>The active bots, oldest first.</summary>
    /// <param name="after">Where the page before ended, as <see cref="Page{T}.Next"/> told; the offset leaves nothing out then. Null to go by the offset.</param>
    /// <param name="offset">Bots to leave out in front.</param>
    /// <param name="limit">Bots at the most.</param>
    /// <returns>The page, or <see cref="ErrorCodes.ValidationFailed"/> for an <paramref name="after"/> that nobody told.</returns>
    [Alias("list")]
    Task<Result<Page<PublicBotView>>> List(string? after, int offset, int limit);

    /// <summary>Bots by name, owner or type: the exact name first, then names that begin so, then the rest.</summary>
    /// <param name="viewer">The session of who asks.</param>
    /// <param name="query">What he asks for.</param>
    /// <returns>Public fields of active bots for a User, all fields of all bots for Admins and Owners; <see cref="ErrorCodes.ValidationFailed"/>.</returns>
    [Alias("search")]
    Task<Result<BotSearchResult>> Search(SessionPrincipal viewer, BotQuery query);
}
