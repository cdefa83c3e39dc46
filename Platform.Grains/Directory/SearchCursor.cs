using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Platform.Grains.Directory;

/// <summary>A place in the order of what a search finds: it stays where it is when others come and go.</summary>
/// <param name="Closeness">0 for the exact name or id, 1 for names that begin with the text, 2 for the rest.</param>
/// <param name="FoldedName">The folded name of the last one told.</param>
/// <param name="Id">His number.</param>
internal sealed record SearchCursor(int Closeness, string FoldedName, long Id)
{
    private const int LongestText = 512;

    /// <summary>A text that the caller hands back as it is.</summary>
    public string ToText() =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Closeness}:{Id}:{FoldedName}")));

    /// <summary>Reads a text back.</summary>
    /// <param name="text">What the caller handed back.</param>
    /// <returns>Null when it was never one of ours.</returns>
    public static SearchCursor? Parse(string text)
    {
        if (text.Length > LongestText || !Base64Url.IsValid(text))
        {
            return null;
        }

        string[] parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split(':', 3);
        return parts is [['0' or '1' or '2'] closeness, var number, var name]
            && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out long id)
            && Users.ReasonRules.IsPlainText(name)
            ? new SearchCursor(closeness[0] - '0', name, id)
            : null;
    }
}
