using System.Globalization;

namespace Platform.Silo.Storage;

/// <summary>Writes an instant as states carry it in <c>sweep_after</c>: of fixed length, so that texts compare as instants do.</summary>
internal static class SweepInstant
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    /// <summary>Answers the text of an instant.</summary>
    public static string Text(DateTimeOffset instant) => instant.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);
}
