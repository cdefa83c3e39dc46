using Platform.Gateway.Http;
using Platform.GrainInterfaces.SignIn;

namespace Platform.Gateway.SignIn;

/// <summary>The fields in which a bot tells how somebody is called and shown on its platform (reference.md, sections 3 and 5).</summary>
internal static class ReportedIdentity
{
    // Shapes only: what a name or an address may be is decided by the cluster.
    private static readonly TextRule Username = new(Longest: 256, AllowsEmpty: true, AllowsControlCharacters: true);
    private static readonly TextRule AvatarUrl = new(Longest: 8192, AllowsEmpty: true, AllowsControlCharacters: true);

    /// <summary>Reads the fields; one that is left out leaves what is known, null says that there is none.</summary>
    /// <param name="body">The body.</param>
    public static IdentityReport Read(BodyFields body) => new()
    {
        ChangesUsername = body.NullableText("platform_username", Username, out string? username),
        PlatformUsername = username,
        ChangesAvatar = body.NullableText("platform_avatar_url", AvatarUrl, out string? avatarUrl),
        PlatformAvatarUrl = avatarUrl,
    };
}
