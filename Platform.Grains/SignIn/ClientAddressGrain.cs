using Platform.GrainInterfaces.Limits;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.SignIn;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Limits;
using Platform.Grains.Time;

namespace Platform.Grains.SignIn;

/// <summary>Counts what one address does, in memory: its requests, its pending codes, its wrong codes.</summary>
/// <remarks>Sign-ins of one address pass one at a time, so that the eleventh wrong code is refused however many come at once.</remarks>
[CollectionAgeLimit(Minutes = 15)]
internal sealed class ClientAddressGrain : Grain, IClientAddressGrain
{
    private const int MostPendingCodes = 5;
    private const int MostWrongCodes = 10;

    private static readonly TimeSpan WrongCodesWindow = TimeSpan.FromMinutes(10);

    private readonly TimeProvider _clock;
    private readonly LoginCodes _codes;
    private readonly PresentAddresses _present;
    private readonly PresentAddress _counted;
    private readonly ClientAddress _address;
    private readonly SlidingWindow _wrongCodes = new(MostWrongCodes, WrongCodesWindow);
    private readonly Dictionary<PlatformIdentity, DateTimeOffset> _pending = [];

    public ClientAddressGrain(TimeProvider clock, LoginCodes codes, PresentAddresses present)
    {
        _clock = clock;
        _codes = codes;
        _present = present;
        _address = ClientAddress.Parse(this.GetPrimaryKeyString());
        _counted = new PresentAddress(_address);
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _present.Hide(_counted);
        return Task.CompletedTask;
    }

    public Task<AddressAdmission> Admit(string policy) => Task.FromResult(_present.Admit(_counted, policy));

    public async Task<Result<IssuedCode>> RequestCode(PlatformIdentity identity) => SignInMeter.CountRequest(await Issue(identity));

    public async Task<Result<SignedIn>> VerifyCode(Secret code, SignInClient client) => SignInMeter.CountVerification(await Verify(code, client));

    private async Task<Result<IssuedCode>> Issue(PlatformIdentity identity)
    {
        if (PlatformRules.Refuse(identity) is { } invalid)
        {
            return invalid;
        }

        DateTimeOffset now = _clock.GetUtcNow();
        ForgetExpired(now);
        if (!_pending.ContainsKey(identity) && _pending.Count >= MostPendingCodes)
        {
            return new Refusal(ErrorCodes.TooManyPendingCodes, $"This address has {MostPendingCodes} sign-in codes pending; use one or wait.")
            {
                RetryAfterSeconds = (int)Math.Max(1, now.SecondsUntil(_pending.Values.Min())!.Value),
            };
        }

        Result<IssuedCode> issued = await GrainFactory.GetGrain<IIdentityGrain>(IdentityKey.Of(identity)).IssueCode(_address);
        if (!issued.IsRefused)
        {
            _pending[identity] = issued.Value.ExpiresAt;
        }

        return issued;
    }

    private async Task<Result<SignedIn>> Verify(Secret code, SignInClient client)
    {
        TimeSpan now = _clock.Elapsed();
        if (_wrongCodes.Remaining(now) == 0)
        {
            return new Refusal(ErrorCodes.TooManyAttempts, "Too many wrong codes came from this address; wait before the next try.")
            {
                RetryAfterSeconds = (int)Math.Ceiling(_wrongCodes.UntilNextPermit(now).TotalSeconds),
            };
        }

        Result<SignedIn> redeemed = await Redeem(code, client);
        if (redeemed.IsRefused && redeemed.Refusal.Code == ErrorCodes.InvalidCode)
        {
            _wrongCodes.TryTake(_clock.Elapsed());
        }
        else if (!redeemed.IsRefused)
        {
            foreach (LinkedPlatform linked in redeemed.Value.Profile.LinkedPlatforms)
            {
                _pending.Remove(new PlatformIdentity(linked.Platform, linked.PlatformUserId));
            }
        }

        return redeemed;
    }

    private async Task<Result<SignedIn>> Redeem(Secret pasted, SignInClient client)
    {
        Result<SignedIn> redeemed = SignInRefusals.InvalidCode;
        if (CodeText.Read(pasted.Value) is { } code)
        {
            // Another one only while a new secret takes the place of an old one.
            foreach (string key in _codes.GrainKeysOf(new Secret(code)))
            {
                redeemed = await GrainFactory.GetGrain<ILoginCodeGrain>(key).Redeem(_address, client);
                if (!redeemed.IsRefused || redeemed.Refusal.Code != ErrorCodes.InvalidCode)
                {
                    break;
                }
            }
        }

        return redeemed;
    }

    private void ForgetExpired(DateTimeOffset now)
    {
        foreach ((PlatformIdentity identity, DateTimeOffset expiresAt) in _pending)
        {
            if (expiresAt <= now)
            {
                _pending.Remove(identity);
            }
        }
    }
}
