namespace Platform.Grains.Users;

/// <summary>Which picture a user shows (reference.md, section 4, <c>avatar_source</c>).</summary>
internal static class AvatarRules
{
    /// <summary>The choice of no picture of his own: clients draw their default one.</summary>
    public const string Default = "default";

    /// <summary>The picture of the chosen platform; without a choice the newest linked one that has a picture.</summary>
    public static string? Url(UserState user) => user.AvatarSource switch
    {
        Default => null,
        null => user.LinkedPlatforms.OrderByDescending(linked => linked.LinkedAt).FirstOrDefault(linked => linked.PlatformAvatarUrl is not null)?.PlatformAvatarUrl,
        { } platform => user.LinkedPlatforms.FirstOrDefault(linked => linked.Platform == platform)?.PlatformAvatarUrl,
    };

    /// <summary>Reads a choice: empty clears it.</summary>
    /// <returns>False when it is neither <see cref="Default"/> nor a platform he is linked to.</returns>
    public static bool TryChoose(UserState user, string? choice, out string? source)
    {
        source = string.IsNullOrEmpty(choice) ? null : choice;
        string? wanted = source;
        return wanted is null or Default || user.LinkedPlatforms.Any(linked => linked.Platform == wanted);
    }
}
