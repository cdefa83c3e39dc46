using System.Collections.Immutable;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Subscriptions;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Users;

namespace Platform.Grains.Directory;

/// <summary>Questions about users that go over many rows; the rows are those of the users' own grains, deleted ones left out.</summary>
internal interface IUserDirectory
{
    /// <summary>Users by name: the exact name or id first, then names that begin with the text, then the rest; within each by folded name, which is unique.</summary>
    /// <param name="filter">Which users.</param>
    /// <param name="cancellation">Ends the query.</param>
    Task<FoundUsers> SearchAsync(UserFilter filter, CancellationToken cancellation);

    /// <summary>All users, in the order of their rows' keys, which never changes.</summary>
    /// <param name="after">The one to begin after; null for the first.</param>
    /// <param name="below">Only users whose level is lower; null for all.</param>
    /// <param name="most">Users at the most.</param>
    /// <param name="cancellation">Ends the query.</param>
    Task<ImmutableArray<UserState>> ListAsync(UserId? after, PermissionLevel? below, int most, CancellationToken cancellation);
}

/// <summary>Which users are looked for; what is null does not narrow it.</summary>
/// <param name="FoldedText">A part of the folded name; <c>%</c>, <c>_</c> and <c>\</c> are plain characters.</param>
/// <param name="Id">Besides: the user of this id, whatever his name; he comes with the exact name.</param>
/// <param name="Below">Only users whose level is lower.</param>
/// <param name="Level">The level.</param>
/// <param name="Tier">The tier by the clock.</param>
/// <param name="State">The state by the clock.</param>
/// <param name="Now">The instant by which tier and state are told.</param>
/// <param name="Offset">Users to leave out in front.</param>
/// <param name="After">The user to begin after, wherever he stands by now; the offset counts no more then.</param>
/// <param name="Limit">Users at the most.</param>
/// <param name="LargestTotal">The count to stop counting at.</param>
internal sealed record UserFilter(
    string FoldedText,
    UserId? Id,
    PermissionLevel? Below,
    PermissionLevel? Level,
    SubscriptionTier? Tier,
    AccountState? State,
    DateTimeOffset Now,
    int Offset,
    SearchCursor? After,
    int Limit,
    int LargestTotal);

/// <summary>What was found.</summary>
/// <param name="Users">The part asked for.</param>
/// <param name="Next">Where the next part begins; null where there is none.</param>
/// <param name="Total">How many there are, or the count at which counting stopped.</param>
/// <param name="IsCapped">Whether there are more.</param>
internal sealed record FoundUsers(ImmutableArray<UserState> Users, SearchCursor? Next, int Total, bool IsCapped);
