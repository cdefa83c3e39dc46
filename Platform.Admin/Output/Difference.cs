namespace Platform.Admin.Output;

/// <summary>What people are told of two sides of a rehearsed change.</summary>
internal static class Difference
{
    private const string None = "as it is";

    /// <summary>What one side has and the other has not.</summary>
    /// <param name="side">Lines of the one.</param>
    /// <param name="other">Lines of the other.</param>
    public static string Between(IEnumerable<string> side, IEnumerable<string> other) =>
        string.Join("; ", side.Except(other)) is { Length: > 0 } words ? words : None;
}
