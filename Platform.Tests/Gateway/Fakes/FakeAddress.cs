using Platform.GrainInterfaces.Limits;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.SignIn;
using Platform.GrainInterfaces.Users;

namespace Platform.Tests.Gateway.Fakes;

/// <summary>A client address that counts what is taken from its limits.</summary>
internal sealed class FakeAddress : IClientAddressGrain
{
    public List<string> Taken { get; } = [];

    public bool IsUsedUp { get; set; }

    public Task<AddressAdmission> Admit(string policy)
    {
        Taken.Add(policy);
        Refusal? refusal = IsUsedUp ? new Refusal(ErrorCodes.RateLimited, "Too many requests.") { RetryAfterSeconds = 7 } : null;
        return Task.FromResult(new AddressAdmission(refusal, new LimitReading(policy, 20, 60, 20 - Taken.Count, 60)));
    }

    public Task<Result<IssuedCode>> RequestCode(PlatformIdentity identity) => throw new NotSupportedException();

    public Task<Result<SignedIn>> VerifyCode(Secret code, SignInClient client) => throw new NotSupportedException();
}
