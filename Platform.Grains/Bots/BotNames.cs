namespace Platform.Grains.Bots;

/// <summary>How the names of bots are compared: without regard to case. Several bots may have one name.</summary>
internal static class BotNames
{
    /// <summary>The form in which two names are compared.</summary>
    public static string Fold(string name) => name.ToLowerInvariant();
}
