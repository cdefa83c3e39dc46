using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Platform.GrainInterfaces.Notifications;
using Platform.GrainInterfaces.Results;
using Platform.Grains.SignIn;

namespace Platform.Grains.Notifications;

/// <summary>What a notification or an announcement may say.</summary>
internal static class NotificationTexts
{
    public const int LongestTitle = 128;
    public const int LongestBody = 4_000;

    /// <summary>Refuses what a notification may not say.</summary>
    /// <returns>A refusal that names every bad field; null when all are good.</returns>
    public static Refusal? Refuse(NewNotification notification) =>
        Problems(notification.Title, notification.Body, notification.Type) is { IsEmpty: false } problems ? Refusal.OfFields(problems) : null;

    /// <summary>What is wrong with it: every bad field with its reason.</summary>
    public static ImmutableSortedDictionary<string, ImmutableArray<string>> Problems(string title, string body, string type)
    {
        var problems = ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty;
        if (title.Length is < 1 or > LongestTitle || !PlatformRules.IsPrintable(title))
        {
            problems = problems.Add("title", [$"Must have 1 to {LongestTitle} printable characters without blanks at its ends."]);
        }

        if (string.IsNullOrWhiteSpace(body) || body.Length > LongestBody || !IsReadable(body))
        {
            problems = problems.Add("body", [$"Must have 1 to {LongestBody} characters, of control characters line breaks and tabs only."]);
        }

        return NotificationTypes.All.Contains(type) ? problems : problems.Add("type", [$"Must be one of {string.Join(", ", NotificationTypes.All)}."]);
    }

    /// <summary>Whether a text of several lines can be stored and shown: of control characters it has line breaks and tabs only.</summary>
    public static bool IsReadable(string text)
    {
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar || (Rune.GetUnicodeCategory(rune) == UnicodeCategory.Control && rune.Value is not ('\n' or '\r' or '\t')))
            {
                return false;
            }
        }

        return true;
    }
}
