using System.Globalization;

namespace Platform.Admin.Storage;

/// <summary>Sizes for people.</summary>
internal static class Sizes
{
    private const long Megabyte = 1_000_000;
    private const long Kilobyte = 1_000;

    /// <summary>So many bytes in words.</summary>
    /// <param name="bytes">The bytes.</param>
    public static string Text(long bytes) => bytes switch
    {
        >= Megabyte => string.Create(CultureInfo.InvariantCulture, $"{(double)bytes / Megabyte:F1} MB"),
        >= Kilobyte => string.Create(CultureInfo.InvariantCulture, $"{(double)bytes / Kilobyte:F1} kB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes} bytes"),
    };
}
