using System.Text;

namespace Platform.Admin.Shell;

/// <summary>What a key did to the line.</summary>
internal enum LineOutcome
{
    /// <summary>It goes on.</summary>
    Edited,

    /// <summary>Several words fit where the cursor is.</summary>
    Ambiguous,

    /// <summary>The line is finished.</summary>
    Entered,

    /// <summary>The line is given up.</summary>
    Dropped,

    /// <summary>Nothing more will be typed.</summary>
    Ended,
}

/// <summary>One line being typed: keys in, text and cursor out. Knows no terminal.</summary>
/// <param name="history">Lines of before, oldest first.</param>
/// <param name="complete">What the last word of a text may become.</param>
internal sealed class LineEditor(IReadOnlyList<string> history, Func<string, IReadOnlyList<string>> complete)
{
    private readonly StringBuilder _text = new();
    private string _typed = "";
    private int _place = history.Count;

    /// <summary>The line so far.</summary>
    public string Text => _text.ToString();

    /// <summary>Where the next character goes: 0 is before the first.</summary>
    public int Cursor { get; private set; }

    /// <summary>What may stand where the cursor is, after <see cref="LineOutcome.Ambiguous"/>.</summary>
    public IReadOnlyList<string> Choices { get; private set; } = [];

    /// <summary>Takes a key.</summary>
    /// <param name="key">The key.</param>
    public LineOutcome Press(ConsoleKeyInfo key)
    {
        bool control = key.Modifiers.HasFlag(ConsoleModifiers.Control);
        return (key.Key, control) switch
        {
            (ConsoleKey.Enter, _) => LineOutcome.Entered,
            (ConsoleKey.C, true) => LineOutcome.Dropped,
            (ConsoleKey.D, true) => _text.Length == 0 ? LineOutcome.Ended : Remove(Cursor, Behind(Cursor) - Cursor),
            (ConsoleKey.Tab, _) => Complete(),
            (ConsoleKey.Backspace, _) => Remove(Before(Cursor), Cursor - Before(Cursor)),
            (ConsoleKey.Delete, _) => Remove(Cursor, Behind(Cursor) - Cursor),
            (ConsoleKey.LeftArrow, _) => MoveTo(Before(Cursor)),
            (ConsoleKey.RightArrow, _) => MoveTo(Behind(Cursor)),
            (ConsoleKey.Home, _) or (ConsoleKey.A, true) => MoveTo(0),
            (ConsoleKey.End, _) or (ConsoleKey.E, true) => MoveTo(_text.Length),
            (ConsoleKey.U, true) => Remove(0, Cursor),
            (ConsoleKey.K, true) => Remove(Cursor, _text.Length - Cursor),
            (ConsoleKey.W, true) => Remove(BeginOfWord(), Cursor - BeginOfWord()),
            (ConsoleKey.UpArrow, _) or (ConsoleKey.P, true) => Recall(_place - 1),
            (ConsoleKey.DownArrow, _) or (ConsoleKey.N, true) => Recall(_place + 1),
            _ => char.IsControl(key.KeyChar) ? LineOutcome.Edited : Insert(key.KeyChar.ToString()),
        };
    }

    private LineOutcome Insert(string text)
    {
        _text.Insert(Cursor, text);
        return MoveTo(Cursor + text.Length);
    }

    private LineOutcome Remove(int begin, int length)
    {
        _text.Remove(begin, length);
        return MoveTo(begin);
    }

    private LineOutcome MoveTo(int cursor)
    {
        Cursor = cursor;
        return LineOutcome.Edited;
    }

    // A character beyond the first 65,536 is two places wide in the text and one for the operator.
    private int Before(int place) => Math.Max(0, place - (place > 1 && char.IsSurrogatePair(_text[place - 2], _text[place - 1]) ? 2 : 1));

    private int Behind(int place) =>
        Math.Min(_text.Length, place + (place < _text.Length - 1 && char.IsSurrogatePair(_text[place], _text[place + 1]) ? 2 : 1));

    private LineOutcome Recall(int place)
    {
        if (place < 0 || place > history.Count)
        {
            return LineOutcome.Edited;
        }

        if (_place == history.Count)
        {
            _typed = Text;
        }

        _place = place;
        _text.Clear().Append(place == history.Count ? _typed : history[place]);
        return MoveTo(_text.Length);
    }

    private LineOutcome Complete()
    {
        Choices = complete(Text[..Cursor]);
        if (Choices.Count == 0)
        {
            return LineOutcome.Edited;
        }

        // The word is written anew, since it may have been typed in another case.
        string common = Choices.Count == 1 ? Choices[0] + " " : Completion.Common(Choices);
        int begin = Text[..Cursor].LastIndexOf(' ') + 1;
        if (common.Length <= Cursor - begin)
        {
            return LineOutcome.Ambiguous;
        }

        Remove(begin, Cursor - begin);
        return Insert(common);
    }

    private int BeginOfWord()
    {
        int begin = Cursor;
        while (begin > 0 && _text[begin - 1] == ' ')
        {
            begin--;
        }

        while (begin > 0 && _text[begin - 1] != ' ')
        {
            begin--;
        }

        return begin;
    }
}
