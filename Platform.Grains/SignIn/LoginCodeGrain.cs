using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.SignIn;
using Platform.Grains.Hosting;
using Platform.Grains.Storage;

namespace Platform.Grains.SignIn;

/// <summary>Leads from a code to its identity, which decides whether the code is good.</summary>
internal sealed class LoginCodeGrain : Grain, ILoginCodeGrain
{
    private readonly Stored<LoginCodeState> _stored;
    private readonly Departure _departure;
    private readonly TimeProvider _clock;

    public LoginCodeGrain([PersistentState(StateNames.LoginCode)] IPersistentState<LoginCodeState> storage, TimeProvider clock)
    {
        _stored = new Stored<LoginCodeState>(storage, this);
        _departure = new Departure(this);
        _clock = clock;
    }

    private bool IsLive => _stored.Exists && _stored.Current.ExpiresAt > _clock.GetUtcNow();

    public async Task<bool> Assign(string identityKey, string nonce, DateTimeOffset expiresAt)
    {
        if (IsLive)
        {
            return false;
        }

        await _stored.Write(new LoginCodeState { IdentityKey = identityKey, Nonce = nonce, ExpiresAt = expiresAt });
        return true;
    }

    public async Task<Result<SignedIn>> Redeem(ClientAddress address, SignInClient client)
    {
        if (!IsLive)
        {
            // Guessed codes must not fill memory.
            _departure.Begin();
            return SignInRefusals.InvalidCode;
        }

        return await GrainFactory.GetGrain<IIdentityGrain>(_stored.Current.IdentityKey).RedeemCode(_stored.Current.Nonce, address, client);
    }
}

/// <summary>Whose code it is.</summary>
internal sealed record LoginCodeState
{
    public string IdentityKey { get; init; } = "";

    public string Nonce { get; init; } = "";

    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>From then on the row may be swept.</summary>
    public DateTimeOffset SweepAfter => ExpiresAt;
}
