using System.Collections.Immutable;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.SignIn;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Storage;
using Platform.Grains.Users;

namespace Platform.Grains.SignIn;

/// <summary>Decides in its own turn which code is used up and whether an account begins, so that neither happens twice.</summary>
internal sealed class IdentityGrain : Grain, IIdentityGrain
{
    private readonly Stored<IdentityState> _stored;
    private readonly TimeProvider _clock;
    private readonly LoginCodes _codes;
    private readonly IdAllocator _ids;

    public IdentityGrain([PersistentState(StateNames.Identity)] IPersistentState<IdentityState> storage, TimeProvider clock, LoginCodes codes, IdAllocator ids)
    {
        _stored = new Stored<IdentityState>(storage, this);
        _clock = clock;
        _codes = codes;
        _ids = ids;
    }

    public async Task<Result<IssuedCode>> IssueCode(ClientAddress address)
    {
        if (_stored.Current.UserId is { } user && await UserGrain(user).GetSignInRefusal() is { } refusal)
        {
            return refusal;
        }

        DateTimeOffset now = _clock.GetUtcNow();
        var login = new PendingLogin { Nonce = await AssignCode(now + LoginCodes.Lifetime), Address = address, ExpiresAt = now + LoginCodes.Lifetime };
        PlatformIdentity identity = IdentityKey.Parse(this.GetPrimaryKeyString());
        await _stored.Write(_stored.Current with
        {
            Platform = identity.Platform,
            PlatformUserId = identity.PlatformUserId,
            Pending = PendingLogins.Add(_stored.Current.Pending, login, now),
        });
        return new IssuedCode(login.ExpiresAt);
    }

    public async Task<Result<SignedIn>> RedeemCode(string nonce, ClientAddress address, SignInClient client)
    {
        DateTimeOffset now = _clock.GetUtcNow();
        IdentityState identity = _stored.Current;
        if (PendingLogins.Find(identity.Pending, nonce, address, now) is not { } login)
        {
            return SignInRefusals.InvalidCode;
        }

        // Used up before the session is opened: a fault in between costs the person a new code, never a second session.
        UserId user = identity.UserId ?? await _ids.NextUserId();
        ImmutableArray<PendingLogin> others = PendingLogins.Live(identity.Pending, now).Remove(login);
        await _stored.Write(identity with { UserId = user, Pending = others });
        return await UserGrain(user).SignIn(new SignInRequest(
            new PlatformIdentity(identity.Platform, identity.PlatformUserId), identity.PlatformUsername, identity.PlatformAvatarUrl, client));
    }

    public Task<PendingCode> GetPendingCode()
    {
        PendingLogin? newest = PendingLogins.Live(_stored.Current.Pending, _clock.GetUtcNow()).LastOrDefault();
        if (!_stored.Exists)
        {
            DeactivateOnIdle();
        }

        return Task.FromResult(newest is null ? new PendingCode(null, null) : new PendingCode(_codes.CodeOf(newest.Nonce), newest.ExpiresAt));
    }

    /// <summary>Finds a number whose code no other identity holds.</summary>
    private async Task<string> AssignCode(DateTimeOffset expiresAt)
    {
        while (true)
        {
            string nonce = LoginCodes.DrawNonce();
            if (await GrainFactory.GetGrain<ILoginCodeGrain>(_codes.GrainKeyOf(_codes.CodeOf(nonce))).Assign(this.GetPrimaryKeyString(), nonce, expiresAt))
            {
                return nonce;
            }
        }
    }

    private IUserGrain UserGrain(UserId user) => GrainFactory.GetGrain<IUserGrain>(user.Value);
}
