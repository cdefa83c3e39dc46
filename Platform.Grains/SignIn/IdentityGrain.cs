using System.Collections.Immutable;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.SignIn;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Hosting;
using Platform.Grains.Moderation;
using Platform.Grains.Storage;
using Platform.Grains.Time;
using Platform.Grains.Users;

namespace Platform.Grains.SignIn;

/// <summary>Decides in its own turn which code is used up and whether an account begins, so that neither happens twice.</summary>
internal sealed partial class IdentityGrain : Grain, IIdentityGrain, IErasableIdentityGrain, IServedIdentityGrain
{
    private readonly Stored<IdentityState> _stored;
    private readonly Departure _departure;
    private readonly TimeProvider _clock;
    private readonly LoginCodes _codes;
    private readonly IdAllocator _ids;
    private readonly IdentityMemoryKeys _memories;
    private readonly NewGrains _newGrains;

    public IdentityGrain(
        [PersistentState(StateNames.Identity)] IPersistentState<IdentityState> storage,
        TimeProvider clock,
        LoginCodes codes,
        IdAllocator ids,
        IdentityMemoryKeys memories,
        NewGrains newGrains)
    {
        _stored = new Stored<IdentityState>(storage, this);
        _departure = new Departure(this);
        _clock = clock;
        _codes = codes;
        _ids = ids;
        _memories = memories;
        _newGrains = newGrains;
    }

    public async Task<Result<IssuedCode>> IssueCode(ClientAddress address)
    {
        if (await RefuseSignIn() is { } refusal)
        {
            return refusal;
        }

        return new IssuedCode((await MakeCode(address, _clock.StoredNow())).ExpiresAt);
    }

    public async Task<Result<SignedIn>> RedeemCode(string nonce, ClientAddress address, SignInClient client)
    {
        DateTimeOffset now = _clock.GetUtcNow();
        IdentityState identity = _stored.Current;
        if (PendingLogins.Find(identity.Pending, nonce, address, now) is not { } login)
        {
            return SignInRefusals.InvalidCode;
        }

        IdentityMemory memory = identity.UserId is null ? await Recall() : IdentityMemory.Nothing;
        if (RefuseSignIn(memory, now) is { } banned)
        {
            return banned;
        }

        // Used up before the session is opened: a fault in between costs the person a new code, never a second session.
        UserId user = identity.UserId ?? await _ids.NextUserId();
        ImmutableArray<PendingLogin> others = PendingLogins.Live(identity.Pending, now).Remove(login);
        await _stored.Write(identity with
        {
            UserId = user,
            TrialUsedBefore = identity.TrialUsedBefore || memory.TrialUsed,
            SentSignIns = SentCodes.Count(identity.SentSignIns, login),
            Pending = others,
        });
        IUserGrain account = GrainFactory.GetGrain<IUserGrain>(user.Value);
        using NewGrains.Knowledge? drawn = identity.UserId is null ? _newGrains.Announce(account.GetGrainId()) : null;
        return await account.SignIn(new SignInRequest(
            new PlatformIdentity(identity.Platform, identity.PlatformUserId),
            identity.PlatformUsername,
            identity.PlatformAvatarUrl,
            client,
            login.IssuedAt,
            _stored.Current.TrialUsedBefore,
            login.BotId));
    }

    public async Task Free(UserId user, IdentityMemory memory)
    {
        if (_stored.Current.UserId != user)
        {
            return;
        }

        // Remembered before it is forgotten: a fault in between repeats both.
        if (!memory.IsEmpty)
        {
            await GrainFactory.GetGrain<IIdentityMemoryGrain>(_memories.Of(this.GetPrimaryKeyString())).Remember(memory);
        }

        await _stored.Clear();
    }

    public Task<PendingCode> GetPendingCode()
    {
        PendingLogin? newest = PendingLogins.Asked(_stored.Current.Pending, _clock.GetUtcNow());
        return Task.FromResult(newest is null ? NoCode() : Shown(newest));
    }

    private PendingCode Shown(PendingLogin login) => _codes.CodeOf(login.Nonce, login.SecretId) is { } code ? new PendingCode(code, login.ExpiresAt) : NoCode();

    private PendingCode NoCode()
    {
        if (!_stored.Exists)
        {
            // Identities that nobody has must not fill memory.
            _departure.Begin();
        }

        return new PendingCode(null, null);
    }

    /// <summary>Makes a code and keeps it.</summary>
    /// <param name="address">The only address it will be good from; null for any.</param>
    /// <param name="now">The instant.</param>
    private async Task<PendingLogin> MakeCode(ClientAddress? address, DateTimeOffset now)
    {
        DateTimeOffset expiresAt = now + LoginCodes.Lifetime;
        DrawnCode code = await AssignCode(expiresAt);
        var login = new PendingLogin { Nonce = code.Nonce, SecretId = code.SecretId, Address = address, ExpiresAt = expiresAt };
        PlatformIdentity identity = IdentityKey.Parse(this.GetPrimaryKeyString());
        await _stored.Write(_stored.Current with
        {
            Platform = identity.Platform,
            PlatformUserId = identity.PlatformUserId,
            Pending = PendingLogins.Add(_stored.Current.Pending, login, now),
        });
        return login;
    }

    /// <summary>Finds a code that no other identity holds.</summary>
    private async Task<DrawnCode> AssignCode(DateTimeOffset expiresAt)
    {
        while (true)
        {
            DrawnCode code = _codes.Draw();
            if (await GrainFactory.GetGrain<ILoginCodeGrain>(code.GrainKey).Assign(this.GetPrimaryKeyString(), code.Nonce, expiresAt))
            {
                return code;
            }
        }
    }

    private async Task<IdentityMemory> Recall()
    {
        IdentityMemory all = IdentityMemory.Nothing;
        foreach (string key in _memories.AllOf(this.GetPrimaryKeyString()))
        {
            all = all.With(await GrainFactory.GetGrain<IIdentityMemoryGrain>(key).Recall());
        }

        return all;
    }

    private async Task<Refusal?> RefuseSignIn()
    {
        if (_stored.Current.UserId is { } user)
        {
            SignInStanding standing = await GrainFactory.GetGrain<IOperatedUserGrain>(user.Value).GetSignInStanding();
            if (standing.Erased is null)
            {
                return standing.Refusal;
            }

            // A silo died before the deletion reached this identity.
            await Free(user, standing.Erased);
        }

        return RefuseSignIn(await Recall(), _clock.GetUtcNow());
    }

    private static Refusal? RefuseSignIn(IdentityMemory memory, DateTimeOffset now) =>
        Restrictions.RefuseSignIn(Restrictions.InForce(memory.Bans, now));
}
