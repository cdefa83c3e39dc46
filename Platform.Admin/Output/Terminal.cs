using Spectre.Console;

namespace Platform.Admin.Output;

/// <summary>The three streams of the console and what is at their other ends.</summary>
/// <param name="Input">What the operator types, or a pipe.</param>
/// <param name="Output">Answers.</param>
/// <param name="Error">Questions, refusals and faults.</param>
/// <param name="Ends">Which of them are a terminal.</param>
/// <param name="HasColor">Whether colours are wanted where there is a terminal.</param>
internal sealed record Terminal(TextReader Input, TextWriter Output, TextWriter Error, TerminalEnds Ends, bool HasColor)
{
    // Wide enough that nothing wraps on its way to a file or another program.
    private const int WidthOfPipe = 4096;

    /// <summary>Opens the input as bytes, where it is a file or a pipe.</summary>
    public Func<Stream> OpenInput { get; init; } = System.Console.OpenStandardInput;

    /// <summary>Whether answers are read on a screen.</summary>
    public bool OutputIsScreen => Ends.HasFlag(TerminalEnds.Output);

    /// <summary>Whether input is typed.</summary>
    public bool InputIsKeyboard => Ends.HasFlag(TerminalEnds.Input);

    /// <summary>Whether somebody sees a question and can answer it.</summary>
    public bool CanAsk => InputIsKeyboard && (Ends & (TerminalEnds.Output | TerminalEnds.Error)) != 0;

    /// <summary>Stdout with tables and colours.</summary>
    public IAnsiConsole Screen => Console(Output, OutputIsScreen);

    /// <summary>Stderr with colours.</summary>
    public IAnsiConsole ErrorScreen => Console(Error, Ends.HasFlag(TerminalEnds.Error));

    /// <summary>The streams of this process.</summary>
    public static Terminal OfProcess()
    {
        TerminalEnds ends = (System.Console.IsInputRedirected ? 0 : TerminalEnds.Input)
            | (System.Console.IsOutputRedirected ? 0 : TerminalEnds.Output)
            | (System.Console.IsErrorRedirected ? 0 : TerminalEnds.Error);
        return new Terminal(
            System.Console.In,
            (System.Console.IsOutputRedirected ? StandardPipe.Open() : null) ?? System.Console.Out,
            System.Console.Error,
            ends,
            string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")));
    }

    /// <summary>Puts a question where it is seen, if input is typed, and reads one line.</summary>
    /// <param name="question">The question.</param>
    /// <returns>Null when the input has ended.</returns>
    public async Task<string?> AskAsync(string question)
    {
        if (InputIsKeyboard)
        {
            TextWriter seen = Ends.HasFlag(TerminalEnds.Error) || !OutputIsScreen ? Error : Output;
            await seen.WriteAsync(Visible.Of(question) + " ");
            await seen.FlushAsync();
        }

        return await Input.ReadLineAsync();
    }

    /// <summary>Says something beside the answer.</summary>
    /// <param name="sentence">What to say.</param>
    public void Tell(string sentence) => ErrorScreen.Write(new Text(Visible.Of(sentence) + "\n"));

    private IAnsiConsole Console(TextWriter writer, bool isScreen)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isScreen ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = isScreen && HasColor ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        if (!isScreen)
        {
            console.Profile.Width = WidthOfPipe;
        }

        return console;
    }
}
