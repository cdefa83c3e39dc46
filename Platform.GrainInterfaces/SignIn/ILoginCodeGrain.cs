using Platform.GrainInterfaces.Cluster;
using Platform.GrainInterfaces.Results;

namespace Platform.GrainInterfaces.SignIn;

/// <summary>Leads from a code to the identity it was made for. Key: <c>code:</c> and a keyed hash of the code.</summary>
[Alias("platform.sign-in.login-code")]
public interface ILoginCodeGrain : IGrainWithStringKey
{
    /// <summary>Stores whom the code was made for. Called by the identity alone.</summary>
    /// <param name="identityKey">Key of the identity's grain.</param>
    /// <param name="nonce">The number the code was made from.</param>
    /// <param name="expiresAt">When the code ends.</param>
    /// <returns>False when another code that is still good has the same text.</returns>
    [Alias("assign")]
    [SafeToRepeat]
    Task<bool> Assign(string identityKey, string nonce, DateTimeOffset expiresAt);

    /// <summary>Signs in by this code.</summary>
    /// <param name="address">Where it came back from.</param>
    /// <param name="client">The client the person uses.</param>
    /// <returns>The session; <see cref="ErrorCodes.InvalidCode"/> or <see cref="ErrorCodes.AccountBanned"/>.</returns>
    [Alias("redeem")]
    Task<Result<SignedIn>> Redeem(ClientAddress address, SignInClient client);
}
