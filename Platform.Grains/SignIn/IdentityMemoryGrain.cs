using System.Collections.Immutable;
using Platform.GrainInterfaces.Moderation;
using Platform.Grains.Hosting;
using Platform.Grains.Storage;

namespace Platform.Grains.SignIn;

/// <summary>Keeps what must outlive an account.</summary>
internal sealed class IdentityMemoryGrain : Grain, IIdentityMemoryGrain
{
    private readonly Stored<IdentityMemoryState> _stored;
    private readonly Departure _departure;

    public IdentityMemoryGrain([PersistentState(StateNames.IdentityMemory)] IPersistentState<IdentityMemoryState> storage)
    {
        _stored = new Stored<IdentityMemoryState>(storage, this);
        _departure = new Departure(this);
    }

    private IdentityMemory Current => new(_stored.Current.TrialUsed, _stored.Current.Bans);

    public Task<IdentityMemory> Recall()
    {
        if (!_stored.Exists)
        {
            // Most identities have nothing to remember and must not fill memory.
            _departure.Begin();
        }

        return Task.FromResult(Current);
    }

    public async Task Remember(IdentityMemory memory)
    {
        IdentityMemory both = Current.With(memory);
        await _stored.Write(new IdentityMemoryState { TrialUsed = both.TrialUsed, Bans = both.Bans });
    }
}

/// <summary>What an identity without an account remembers.</summary>
internal sealed record IdentityMemoryState
{
    public bool TrialUsed { get; init; }

    public ImmutableArray<RunningRestriction> Bans { get; init; } = [];

    /// <summary>When the last ban is over and no Trial was used, nothing is worth remembering.</summary>
    public DateTimeOffset? SweepAfter => TrialUsed || Bans.Any(ban => ban.Until is null) ? null : Bans.Max(ban => ban.Until);
}
