using Orleans.Concurrency;
using Platform.GrainInterfaces.Cluster;
using Platform.GrainInterfaces.Limits;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Users;

namespace Platform.GrainInterfaces.SignIn;

/// <summary>One client address: its limits, and the sign-ins that come from it. Key: <see cref="ClientAddress.GrainKey"/>.</summary>
[Alias("platform.sign-in.client-address")]
public interface IClientAddressGrain : IGrainWithStringKey
{
    /// <summary>Takes one permit of a limit that is counted by address.</summary>
    /// <param name="policy"><see cref="LimitPolicies.Login"/> or <see cref="LimitPolicies.Public"/>.</param>
    [Alias("admit")]
    [AlwaysInterleave]
    Task<AddressAdmission> Admit(string policy);

    /// <summary>Makes a sign-in code for an identity, good from this address only; replaces one still pending from here.</summary>
    /// <param name="identity">Who wants to sign in; need not be known yet.</param>
    /// <returns>
    /// When the code ends; <see cref="ErrorCodes.ValidationFailed"/>, <see cref="ErrorCodes.AccountBanned"/>
    /// or <see cref="ErrorCodes.TooManyPendingCodes"/>.
    /// </returns>
    [Alias("request-code")]
    [SafeToRepeat]
    Task<Result<IssuedCode>> RequestCode(PlatformIdentity identity);

    /// <summary>Signs in by a code.</summary>
    /// <param name="code">What the person pasted.</param>
    /// <param name="client">The client he uses.</param>
    /// <returns>
    /// The session; <see cref="ErrorCodes.InvalidCode"/> for any code that is not good, <see cref="ErrorCodes.TooManyAttempts"/>
    /// after ten such, or <see cref="ErrorCodes.AccountBanned"/>.
    /// </returns>
    [Alias("verify-code")]
    Task<Result<SignedIn>> VerifyCode(Secret code, SignInClient client);
}
