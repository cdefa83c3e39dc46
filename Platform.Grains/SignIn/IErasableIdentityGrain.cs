using Platform.GrainInterfaces.Users;

namespace Platform.Grains.SignIn;

/// <summary>The side of an identity that only its user sees. Key: <see cref="GrainInterfaces.SignIn.IdentityKey"/>.</summary>
[Alias("platform.sign-in.erasable-identity")]
internal interface IErasableIdentityGrain : IGrainWithStringKey
{
    /// <summary>Forgets a deleted user, but for what must be remembered. Safe to repeat.</summary>
    /// <param name="user">The user; an identity that belongs to another by now stays as it is.</param>
    /// <param name="memory">What to remember.</param>
    [Alias("free")]
    Task Free(UserId user, IdentityMemory memory);
}
