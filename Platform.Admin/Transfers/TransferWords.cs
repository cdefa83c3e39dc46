using Platform.Admin.Output;

namespace Platform.Admin.Transfers;

/// <summary>Values as files have them.</summary>
internal static class TransferWords
{
    /// <summary>One of a few words, in lower case.</summary>
    public static string Of<T>(T thing)
        where T : struct, Enum => $"{thing}".ToLowerInvariant();

    /// <summary>An instant; null for none.</summary>
    public static string? Of(DateTimeOffset? time) => time is { } instant ? UtcTime.ForPrograms(instant) : null;

    /// <summary>Yes or no.</summary>
    public static string Of(bool flag) => flag ? "true" : "false";
}
