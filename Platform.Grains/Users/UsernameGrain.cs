using Platform.GrainInterfaces.Users;
using Platform.Grains.Hosting;
using Platform.Grains.Storage;

namespace Platform.Grains.Users;

/// <summary>Decides who bears one name; a holder that denies it has lost it.</summary>
internal sealed class UsernameGrain : Grain, IUsernameGrain
{
    /// <summary>Within it a taken name may still be on its way into its holder's state: longer than any call may last.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    private readonly Stored<UsernameState> _stored;
    private readonly Departure _departure;
    private readonly TimeProvider _clock;

    public UsernameGrain([PersistentState(StateNames.Username)] IPersistentState<UsernameState> storage, TimeProvider clock)
    {
        _stored = new Stored<UsernameState>(storage, this);
        _departure = new Departure(this);
        _clock = clock;
    }

    public async Task<bool> Take(UserId user)
    {
        // Its holder bears it from now on, and hardly anybody asks who that is.
        _departure.Begin();
        DateTimeOffset now = _clock.GetUtcNow();
        if (_stored.Exists && _stored.Current.Holder != user && !await IsAbandoned(_stored.Current, now))
        {
            return false;
        }

        await _stored.Write(new UsernameState { Holder = user, TakenAt = now });
        return true;
    }

    public async Task Release(UserId user)
    {
        if (_stored.Exists && _stored.Current.Holder == user)
        {
            await _stored.Clear();
        }

        _departure.Begin();
    }

    public Task<UserId?> GetHolder()
    {
        if (!_stored.Exists)
        {
            _departure.Begin();
            return Task.FromResult<UserId?>(null);
        }

        return Task.FromResult<UserId?>(_stored.Current.Holder);
    }

    private async Task<bool> IsAbandoned(UsernameState taken, DateTimeOffset now) =>
        now - taken.TakenAt > Grace
        && !await GrainFactory.GetGrain<IUserGrain>(taken.Holder.Value).HoldsUsername(UsernameKey.Parse(this.GetPrimaryKeyString()));
}
