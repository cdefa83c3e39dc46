using Spectre.Console;
using Spectre.Console.Rendering;

namespace Platform.Admin.Output;

/// <summary>Puts a view on the screen: tables fitted to its width, or plain unwrapped columns for a pipe.</summary>
/// <param name="terminal">Where to.</param>
internal sealed class ViewPainter(Terminal terminal)
{
    private const string Nothing = "-";

    /// <summary>Shows a view.</summary>
    /// <param name="view">What to show.</param>
    public void Paint(View view)
    {
        switch (view)
        {
            case Sentence sentence:
                PaintSentence(sentence);
                break;
            case Card card:
                PaintColumns([], [.. card.Lines.Select(line => new string?[] { line.Name, line.Value })]);
                break;
            case Sheet sheet:
                PaintColumns(sheet.Headers, sheet.Rows);
                break;
            case Stack stack:
                foreach (View part in stack.Parts)
                {
                    Paint(part);
                }

                break;
        }
    }

    private void PaintSentence(Sentence sentence)
    {
        if (terminal.OutputIsScreen)
        {
            terminal.Screen.Write(new Text(Visible.Of(sentence.Text) + "\n"));
        }
        else
        {
            terminal.Output.WriteLine(Visible.Of(sentence.Text));
        }
    }

    private void PaintColumns(IReadOnlyList<string> headers, IReadOnlyList<IReadOnlyList<string?>> rows)
    {
        IReadOnlyList<IReadOnlyList<string>> cells = [.. rows.Select(row => row.Select(value => Visible.Of(value ?? Nothing)).ToArray())];
        if (terminal.OutputIsScreen)
        {
            terminal.Screen.Write(headers.Count > 0 ? Table(headers, cells) : Grid(cells));
            return;
        }

        foreach (string line in PlainColumns.Lines(headers.Count > 0 ? [headers, .. cells] : cells))
        {
            terminal.Output.WriteLine(line);
        }
    }

    private static Table Table(IReadOnlyList<string> headers, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        Table table = new() { Border = TableBorder.Simple };
        foreach (string header in headers)
        {
            table.AddColumn(new TableColumn(new Text(header, new Style(decoration: Decoration.Bold))) { NoWrap = header != headers[^1] });
        }

        foreach (IReadOnlyList<string> row in rows)
        {
            table.AddRow(row.Select(Cell));
        }

        return table;
    }

    private static Grid Grid(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        Grid grid = new();
        grid.AddColumn(new GridColumn { NoWrap = true });
        grid.AddColumn();
        foreach (IReadOnlyList<string> row in rows)
        {
            grid.AddRow(new Text(row[0], new Style(decoration: Decoration.Bold)), Cell(row[1]));
        }

        return grid;
    }

    private static IRenderable Cell(string text) => new Text(text);
}
