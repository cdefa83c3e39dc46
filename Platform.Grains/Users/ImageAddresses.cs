namespace Platform.Grains.Users;

/// <summary>What the address of a picture may be: pages show it, so it must not mix their https with anything else.</summary>
internal static class ImageAddresses
{
    private const int Longest = 2_048;

    /// <returns>What is wrong with the address; null when pages may show it.</returns>
    public static string? Problem(string address)
    {
        bool isGood = address.Length <= Longest
            && !address.AsSpan().ContainsAnyInRange('\0', ' ')
            && ReasonRules.IsPlainText(address)
            && Uri.TryCreate(address, UriKind.Absolute, out Uri? uri)
            && uri.Scheme == Uri.UriSchemeHttps && uri.Host.Length > 0 && uri.UserInfo.Length == 0;
        return isGood ? null : $"Must be an https address of {Longest} characters at most.";
    }
}
