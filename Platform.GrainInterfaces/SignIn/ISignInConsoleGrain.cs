using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Users;

namespace Platform.GrainInterfaces.SignIn;

/// <summary>The console's door to signing in (reference.md, section 10). Key 0.</summary>
[Alias("platform.sign-in.console")]
public interface ISignInConsoleGrain : IGrainWithIntegerKey
{
    /// <summary>Makes a code for the operator's identity.</summary>
    /// <param name="identity">Who wants to sign in.</param>
    /// <returns>When the code ends, or what <see cref="IClientAddressGrain.RequestCode"/> refuses.</returns>
    [Alias("request-code")]
    Task<Result<IssuedCode>> RequestCode(PlatformIdentity identity);

    /// <summary>Signs the operator in.</summary>
    /// <param name="code">What he pasted.</param>
    /// <returns>The session, or what <see cref="IClientAddressGrain.VerifyCode"/> refuses.</returns>
    [Alias("verify-code")]
    Task<Result<SignedIn>> VerifyCode(Secret code);

    /// <summary>The pending code of an identity, for installations without a bot.</summary>
    /// <param name="operatorKey">The installation's operator key.</param>
    /// <param name="identity">Who wants to sign in.</param>
    /// <returns>
    /// The code; <see cref="ErrorCodes.NotFound"/> when none is pending, <see cref="ErrorCodes.InvalidApiKey"/> for a wrong operator key.
    /// </returns>
    [Alias("pending-code")]
    Task<Result<PendingCode>> GetPendingCode(Secret operatorKey, PlatformIdentity identity);
}
