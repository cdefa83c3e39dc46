namespace Platform.Admin.Shell;

/// <summary>Reads lines from the keyboard, with history and completion.</summary>
/// <param name="prompt">What stands before a line.</param>
/// <param name="history">Lines of before.</param>
internal sealed class TypedLines(string prompt, ShellHistory history)
{
    private const string ClearToEnd = "\u001b[K";

    /// <summary>The next line.</summary>
    /// <returns>Null when nothing more will be typed; empty for a line that was given up.</returns>
    public string? Read()
    {
        LineEditor editor = new(history.Lines, Completion.Of);
        bool treated = Console.TreatControlCAsInput;
        Console.TreatControlCAsInput = true;
        try
        {
            while (true)
            {
                Show(editor);
                switch (editor.Press(Console.ReadKey(intercept: true)))
                {
                    case LineOutcome.Entered:
                        Console.Out.WriteLine();
                        history.Add(editor.Text);
                        return editor.Text;
                    case LineOutcome.Dropped:
                        Console.Out.WriteLine("^C");
                        return "";
                    case LineOutcome.Ended:
                        Console.Out.WriteLine();
                        return null;
                    case LineOutcome.Ambiguous:
                        Console.Out.WriteLine();
                        Console.Out.WriteLine(string.Join("  ", editor.Choices));
                        break;
                    default:
                        break;
                }
            }
        }
        finally
        {
            Console.TreatControlCAsInput = treated;
        }
    }

    private void Show(LineEditor editor)
    {
        LineWindow window = LineWindow.Of(editor.Text, editor.Cursor, Math.Max(1, Console.WindowWidth - prompt.Length - 1));
        string back = window.CellsBehind > 0 ? $"\u001b[{window.CellsBehind}D" : "";
        Console.Out.Write($"\r{prompt}{window.Seen}{ClearToEnd}{back}");
    }
}
