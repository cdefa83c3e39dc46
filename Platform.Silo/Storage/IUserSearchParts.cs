using System.Collections.Immutable;
using Platform.Grains.Directory;

namespace Platform.Silo.Storage;

/// <summary>How a database is best asked for users.</summary>
internal interface IUserSearchParts
{
    /// <summary>The database's function that tells where a text begins in another, counted from 1; 0 for nowhere.</summary>
    string Position { get; }

    /// <summary>The parts that together hold whoever a filter can find. What is chosen decides over the time that a search takes, never over what it finds.</summary>
    /// <param name="filter">Which users are looked for.</param>
    /// <param name="cancellation">Ends the choice.</param>
    Task<ImmutableArray<UserSearchPart>> ChooseAsync(UserFilter filter, CancellationToken cancellation);
}
