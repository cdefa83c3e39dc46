using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Platform.Grains.Notifications;

/// <summary>A place in the order of a user's notifications, newest first: it stays where it is when others come and go.</summary>
/// <param name="CreatedAt">When the last one told was sent.</param>
/// <param name="Id">Its number, which decides between those of one instant.</param>
internal sealed record InboxPlace(DateTimeOffset CreatedAt, long Id) : IComparable<InboxPlace>
{
    private const int LongestText = 64;

    /// <summary>Older places come first.</summary>
    public int CompareTo(InboxPlace? other) => other is null ? 1 : (CreatedAt, Id).CompareTo((other.CreatedAt, other.Id));

    /// <summary>A text that the caller hands back as it is.</summary>
    public string ToText() =>
        Base64Url.EncodeToString(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{CreatedAt.UtcTicks}:{Id}")));

    /// <summary>Reads a text back.</summary>
    /// <param name="text">What the caller handed back.</param>
    /// <returns>Null when it was never one of ours.</returns>
    public static InboxPlace? Parse(string text)
    {
        if (text.Length > LongestText || !Base64Url.IsValid(text))
        {
            return null;
        }

        string[] parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split(':');
        return parts is [var time, var number]
            && long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out long ticks)
            && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out long id)
            && ticks <= DateTimeOffset.MaxValue.UtcTicks
            ? new InboxPlace(new DateTimeOffset(ticks, TimeSpan.Zero), id)
            : null;
    }
}
