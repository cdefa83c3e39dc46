using System.Text;
using Platform.Admin.Output;
using Spectre.Console.Rendering;

namespace Platform.Admin.Shell;

/// <summary>The part of a line that a screen has room for: the one around the cursor.</summary>
/// <param name="Seen">What is shown, safe for a terminal.</param>
/// <param name="CellsBehind">How many cells of it are behind the cursor.</param>
internal sealed record LineWindow(string Seen, int CellsBehind)
{
    /// <summary>Cuts it out.</summary>
    /// <param name="text">The line.</param>
    /// <param name="cursor">Where the next character goes.</param>
    /// <param name="room">Cells of the screen, 1 or more.</param>
    public static LineWindow Of(string text, int cursor, int room)
    {
        string before = Fitting(text[..cursor].EnumerateRunes().Reverse(), room, (cut, next) => next + cut);
        string behind = Fitting(text[cursor..].EnumerateRunes(), room - Cells(before), (cut, next) => cut + next);
        return new LineWindow(before + behind, Cells(behind));
    }

    private static string Fitting(IEnumerable<Rune> runes, int room, Func<string, string, string> join)
    {
        string cut = "";
        foreach (Rune rune in runes)
        {
            string longer = join(cut, Visible.Of(rune.ToString()));
            if (Cells(longer) > room)
            {
                break;
            }

            cut = longer;
        }

        return cut;
    }

    private static int Cells(string text) => new Segment(text).CellCount();
}
