using System.Globalization;

namespace Platform.Silo.Storage.States;

/// <summary>Turns the version of a row into the ETag that Orleans keeps for it, and back.</summary>
internal static class StateVersion
{
    // Leaves half the range of an integer to grow into.
    private const int HighestFirst = 1 << 30;

    /// <summary>Picks the version of a new row.</summary>
    public static int First() => Random.Shared.Next(1, HighestFirst);

    /// <summary>Answers the ETag of a version.</summary>
    public static string ETag(int version) => version.ToString(CultureInfo.InvariantCulture);

    /// <summary>Answers the version of an ETag; null where nothing is stored.</summary>
    public static int? Parse(string? etag) => etag is null ? null : int.Parse(etag, CultureInfo.InvariantCulture);
}
