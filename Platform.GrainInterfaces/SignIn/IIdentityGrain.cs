using Orleans.Concurrency;
using Platform.GrainInterfaces.Cluster;
using Platform.GrainInterfaces.Results;

namespace Platform.GrainInterfaces.SignIn;

/// <summary>One person on another platform: decides which codes are good, and creates the account at the first sign-in. Key: <see cref="IdentityKey"/>.</summary>
[Alias("platform.sign-in.identity")]
public interface IIdentityGrain : IGrainWithStringKey
{
    /// <summary>Makes a code, and drops the one still pending from the same address.</summary>
    /// <param name="address">The only address the code will be good from.</param>
    /// <returns>When the code ends, or <see cref="ErrorCodes.AccountBanned"/>.</returns>
    [Alias("issue-code")]
    [SafeToRepeat]
    Task<Result<IssuedCode>> IssueCode(ClientAddress address);

    /// <summary>Uses up a code and signs in. Called by the code's grain alone.</summary>
    /// <param name="nonce">The number the code was made from.</param>
    /// <param name="address">Where the code came back from.</param>
    /// <param name="client">The client the person uses.</param>
    /// <returns>The session; <see cref="ErrorCodes.InvalidCode"/> or <see cref="ErrorCodes.AccountBanned"/>.</returns>
    [Alias("redeem-code")]
    Task<Result<SignedIn>> RedeemCode(string nonce, ClientAddress address, SignInClient client);

    /// <summary>The newest code that is pending.</summary>
    [Alias("pending-code")]
    [AlwaysInterleave]
    [SafeToRepeat]
    Task<PendingCode> GetPendingCode();
}
