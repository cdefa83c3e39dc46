namespace Platform.Silo.Storage;

/// <summary>Minutes as the counts of commands are kept by them: numbered from the beginning of 1970.</summary>
internal static class CommandMinutes
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    /// <summary>Answers the last minute that does not lie in the 24 hours before an instant any more.</summary>
    public static long BeforeLastDay(DateTimeOffset now) => (now - Day).ToUnixTimeSeconds() / 60;
}
