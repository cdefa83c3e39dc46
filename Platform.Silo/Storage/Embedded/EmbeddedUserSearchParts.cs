using System.Collections.Immutable;
using Platform.Grains.Directory;

namespace Platform.Silo.Storage.Embedded;

/// <summary>Users of the embedded database are few enough to look at the names of all, in their order.</summary>
internal sealed class EmbeddedUserSearchParts : IUserSearchParts
{
    private static readonly Task<ImmutableArray<UserSearchPart>> All =
        Task.FromResult<ImmutableArray<UserSearchPart>>([new UserSearchPart("name_folded IS NOT NULL", UserSearchWay.Order)]);

    /// <inheritdoc />
    public string Position => "instr";

    /// <inheritdoc />
    public Task<ImmutableArray<UserSearchPart>> ChooseAsync(UserFilter filter, CancellationToken cancellation) => All;
}
