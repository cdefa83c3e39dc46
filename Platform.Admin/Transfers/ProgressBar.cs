using System.Globalization;

namespace Platform.Admin.Transfers;

/// <summary>How far an import is, in one line.</summary>
internal static class ProgressBar
{
    private const int Width = 20;

    /// <summary>The line.</summary>
    /// <param name="tally">What was done.</param>
    /// <param name="percent">How much of the file was read; null where that is not known.</param>
    /// <param name="elapsed">For how long.</param>
    public static string Text(ImportTally tally, int? percent, TimeSpan elapsed)
    {
        string bar = percent is { } part
            ? string.Create(CultureInfo.InvariantCulture, $"[{new string('#', part * Width / 100)}{new string('.', Width - (part * Width / 100))}] {part} %, ")
            : "";
        double perSecond = elapsed > TimeSpan.Zero ? tally.Rows / elapsed.TotalSeconds : 0;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{bar}{tally.Rows:N0} rows: {tally.Created:N0} new, {tally.AlreadyThere:N0} there already, {tally.Bad:N0} bad; {perSecond:N0} a second");
    }
}
