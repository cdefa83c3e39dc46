using Orleans.Concurrency;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Users;

namespace Platform.Grains.Users;

/// <summary>Finds users by what people call them.</summary>
[StatelessWorker]
internal sealed class UserNamesGrain : Grain, IUserNamesGrain
{
    public async Task<Result<UserLookup>> Lookup(string username) =>
        await FindByName(username) is { } user ? await GrainFactory.GetGrain<IUserGrain>(user.Value).GetLookup() : UserRefusals.NotFound;

    public async Task<Result<UserId>> Resolve(string user)
    {
        if (UserId.Parse(user) is { } id)
        {
            Result<PublicProfile> byId = await GrainFactory.GetGrain<IUserGrain>(id.Value).GetPublicProfile();
            if (!byId.IsRefused)
            {
                return id;
            }
        }

        return await FindByName(user) is { } named ? named : UserRefusals.NotFound;
    }

    private async Task<UserId?> FindByName(string username)
    {
        if (UsernameRules.Problem(username) is not null)
        {
            return null;
        }

        UserId? holder = await GrainFactory.GetGrain<IUsernameGrain>(UsernameKey.Of(username)).GetHolder();

        // A name may still be taken by one who does not bear it (any more).
        return holder is { } user && await GrainFactory.GetGrain<IUserGrain>(user.Value).HoldsUsername(UsernameKey.Fold(username)) ? user : null;
    }
}
