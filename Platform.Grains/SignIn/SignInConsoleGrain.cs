using Orleans.Concurrency;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.SignIn;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Permissions;

namespace Platform.Grains.SignIn;

/// <summary>The console's door to signing in.</summary>
[StatelessWorker]
internal sealed class SignInConsoleGrain(OperatorKey operatorKey) : Grain, ISignInConsoleGrain
{
    private static readonly SignInClient Console = new(Ip: null, UserAgent: "platform-admin");

    private IClientAddressGrain Address => GrainFactory.GetGrain<IClientAddressGrain>(ClientAddress.Console.GrainKey);

    public Task<Result<IssuedCode>> RequestCode(PlatformIdentity identity) => Address.RequestCode(identity);

    public Task<Result<SignedIn>> VerifyCode(Secret code) => Address.VerifyCode(code, Console);

    public async Task<Result<PendingCode>> GetPendingCode(Secret key, PlatformIdentity identity)
    {
        if (operatorKey.Refuse(key) is { } refusal)
        {
            return refusal;
        }

        if (PlatformRules.Refuse(identity) is { } invalid)
        {
            return invalid;
        }

        PendingCode pending = await GrainFactory.GetGrain<IIdentityGrain>(IdentityKey.Of(identity)).GetPendingCode();
        return pending.Code is null ? new Refusal(ErrorCodes.NotFound, "No code is pending for that identity.") : pending;
    }
}
