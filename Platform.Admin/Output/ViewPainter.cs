using Spectre.Console;

namespace Platform.Admin.Output;

/// <summary>Puts a view on the screen: tables fitted to its width, or plain unwrapped columns for a pipe.</summary>
/// <param name="terminal">Where to.</param>
internal sealed class ViewPainter(Terminal terminal)
{
    private const string Nothing = "-";

    private static readonly Style Bold = new(decoration: Decoration.Bold);

    /// <summary>Shows a view.</summary>
    /// <param name="view">What to show.</param>
    public void Paint(View view)
    {
        switch (view)
        {
            case Sentence sentence:
                terminal.Screen.Write(new Text(Visible.Of(sentence.Text) + "\n", StyleOf(sentence.Tone)));
                break;
            case Card card:
                PaintCard(card);
                break;
            case Sheet sheet:
                PaintSheet(sheet, [.. sheet.Rows.Select(row => row.Select(Cell).ToArray())]);
                break;
            case Stack stack:
                PaintStack(stack);
                break;
        }
    }

    private static Style StyleOf(Tone tone) => tone switch
    {
        Tone.Good => new Style(Color.Green),
        Tone.Warning => new Style(Color.Yellow),
        Tone.Bad => new Style(Color.Red),
        _ => Style.Plain,
    };

    private static string Cell(string? value) => Visible.Of(value ?? Nothing);

    private void PaintStack(Stack stack)
    {
        foreach ((int index, View part) in stack.Parts.Index())
        {
            // A screen's table brings its own room.
            if (index > 0 && part is Sheet && !terminal.OutputIsScreen)
            {
                terminal.Output.WriteLine();
            }

            Paint(part);
        }
    }

    private void PaintCard(Card card)
    {
        if (!terminal.OutputIsScreen)
        {
            PaintPlain([.. card.Lines.Select(line => (string[])[line.Name, Cell(line.Value.Text)])]);
            return;
        }

        Grid grid = new();
        grid.AddColumn(new GridColumn { NoWrap = true });
        grid.AddColumn();
        foreach ((string name, Toned value) in card.Lines)
        {
            grid.AddRow(new Text(name, Bold), new Text(Cell(value.Text), StyleOf(value.Tone)));
        }

        terminal.Screen.Write(grid);
    }

    private void PaintSheet(Sheet sheet, IReadOnlyList<string[]> rows)
    {
        if (sheet.Title is { } title)
        {
            terminal.Screen.Write(new Text(Visible.Of(title) + "\n", Bold));
        }

        if (!terminal.OutputIsScreen)
        {
            PaintPlain([[.. sheet.Headers], .. rows]);
            return;
        }

        IAnsiConsole screen = terminal.Screen;
        int? left = PlainColumns.LeftForLast([[.. sheet.Headers], .. rows], screen.Profile.Width);
        Table table = new() { Border = TableBorder.Simple };
        for (int column = 0; column < sheet.Headers.Count; column++)
        {
            bool wraps = left is null || column == sheet.Headers.Count - 1;
            table.AddColumn(new TableColumn(new Text(sheet.Headers[column], Bold)) { NoWrap = !wraps, Padding = new Padding(0, 0, 1, 0) });
        }

        foreach ((int index, string[] row) in rows.Index())
        {
            Style style = StyleOf(sheet.ToneOf?.Invoke(index) ?? Tone.Plain);
            string last = sheet.CutsLast ? PlainColumns.Shorten(row[^1], left ?? PlainColumns.LeastOfLast) : row[^1];
            table.AddRow([.. row[..^1].Select(text => new Text(text, style)), new Text(last, style)]);
        }

        screen.Write(table);
    }

    private void PaintPlain(IReadOnlyList<string[]> rows)
    {
        foreach (string line in PlainColumns.Lines(rows))
        {
            terminal.Output.WriteLine(line);
        }
    }
}
