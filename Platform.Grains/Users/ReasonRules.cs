using System.Globalization;
using System.Text;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Users;

namespace Platform.Grains.Users;

/// <summary>What an operator's reason may be: it is stored, shown and printed for years.</summary>
internal static class ReasonRules
{
    private const string Field = "reason";

    /// <returns>Null when the reason may be written down, or is absent where none is required.</returns>
    public static Refusal? Refuse(string? reason, bool isRequired) => reason switch
    {
        null => isRequired ? Refusal.OfField(Field, "Is required.") : null,
        _ when string.IsNullOrWhiteSpace(reason) => Refusal.OfField(Field, "Must not be blank."),
        { Length: > UserAct.LongestReason } => Refusal.OfField(Field, $"May have {UserAct.LongestReason} characters at most."),
        _ when !IsPlainText(reason) => Refusal.OfField(Field, "Must not hold control characters."),
        _ => null,
    };

    /// <summary>Whether a text has no control characters and no half of a surrogate pair: such a text can be stored and shown.</summary>
    public static bool IsPlainText(string text)
    {
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar || Rune.GetUnicodeCategory(rune) == UnicodeCategory.Control)
            {
                return false;
            }
        }

        return true;
    }
}
