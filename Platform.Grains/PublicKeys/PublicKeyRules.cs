using System.Globalization;
using System.Text;
using Platform.GrainInterfaces.Results;

namespace Platform.Grains.PublicKeys;

/// <summary>What a public key may be called.</summary>
internal static class PublicKeyRules
{
    /// <summary>The name of the key an installation starts with.</summary>
    public const string FirstName = "first";

    private const int Longest = 64;

    public static Refusal? RefuseName(string name)
    {
        bool isPrintable = name.Length is > 0 and <= Longest
            && name == name.Trim()
            && name.EnumerateRunes().All(rune => rune != Rune.ReplacementChar && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format));
        return isPrintable ? null : Refusal.OfField("name", $"Must have 1 to {Longest} printable characters without blanks at its ends.");
    }

    /// <summary>A name for the first key of one more installation of the same cluster.</summary>
    public static string FirstNameBeside(IEnumerable<string> taken)
    {
        HashSet<string> names = [.. taken];
        string name = FirstName;
        for (int number = 2; names.Contains(name); number++)
        {
            name = string.Create(CultureInfo.InvariantCulture, $"{FirstName}-{number}");
        }

        return name;
    }
}
