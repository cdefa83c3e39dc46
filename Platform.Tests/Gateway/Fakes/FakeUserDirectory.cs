using Platform.GrainInterfaces.Directory;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Sessions;
using Platform.Grains.Directory;

namespace Platform.Tests.Gateway.Fakes;

/// <summary>A directory that refuses by the real rules, and otherwise finds what a test puts into it.</summary>
internal sealed class FakeUserDirectory : IUserDirectoryGrain
{
    public UserSearchResult Found { get; set; } = new([], [], IsFull: false, 0, IsTotalCapped: false, Next: null);

    /// <summary>What was asked and not refused.</summary>
    public List<UserQuery> Queries { get; } = [];

    public Task<Result<UserSearchResult>> Search(SessionPrincipal viewer, UserQuery query)
    {
        if (UserQueries.Refuse(query, viewer.Level) is { } refusal)
        {
            return Task.FromResult<Result<UserSearchResult>>(refusal);
        }

        Queries.Add(query);
        return Task.FromResult<Result<UserSearchResult>>(Found);
    }

    public Task<Result<UserSearchResult>> SearchByOperator(Secret session, UserQuery query) => throw new NotSupportedException();
}
