using Orleans.Concurrency;
using Platform.GrainInterfaces.Directory;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Sessions;
using Platform.Grains.Permissions;
using Platform.Grains.Users;

namespace Platform.Grains.Directory;

/// <summary>Answers questions about all users from their rows.</summary>
[StatelessWorker]
internal sealed class UserDirectoryGrain(IUserDirectory directory, OperatorGate gate, TimeProvider clock) : Grain, IUserDirectoryGrain
{
    public Task<Result<UserSearchResult>> Search(SessionPrincipal viewer, UserQuery query) => Search(viewer.Level, query);

    public async Task<Result<UserSearchResult>> SearchByOperator(Secret session, UserQuery query)
    {
        Result<Actor> viewer = await gate.Admit(session);
        return viewer.IsRefused ? viewer.Refusal : await Search(viewer.Value.Level, query);
    }

    private async Task<Result<UserSearchResult>> Search(PermissionLevel viewer, UserQuery query)
    {
        if (UserQueries.Refuse(query, viewer) is { } refusal)
        {
            return refusal;
        }

        DateTimeOffset now = clock.GetUtcNow();
        FoundUsers found = await directory.SearchAsync(UserQueries.ToFilter(query, viewer, now), CancellationToken.None);
        bool isFull = Hierarchy.IsOperator(viewer);
        return new UserSearchResult(
            isFull ? [] : [.. found.Users.Select(user => user.AsOf(now).ToPublicProfile(now))],
            isFull ? [.. found.Users.Select(user => user.AsOf(now).ToProfile(user.LastActivityAt, now))] : [],
            isFull,
            found.Total,
            found.IsCapped,
            found.Next?.ToText());
    }
}
