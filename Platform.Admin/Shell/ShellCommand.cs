using System.ComponentModel;
using Platform.Admin.Commands;
using Platform.Admin.Connection;
using Platform.Admin.Output;

namespace Platform.Admin.Shell;

/// <summary>Runs commands line by line over one connection: typed ones with history and completion, or those of a pipe.</summary>
/// <param name="surroundings">What lies outside the console.</param>
[Description("Run commands without the program's name, one a line: at a terminal with history and completion, or from a pipe.")]
[Example("shell")]
[Example("shell --json --cluster 10.0.0.1:30000")]
internal sealed class ShellCommand(Surroundings surroundings) : ConsoleCommand<ConsoleSettings>(surroundings)
{
    private const string Prompt = "platform> ";

    /// <inheritdoc/>
    protected override async Task<Answer> AnswerAsync(ConsoleSettings settings, ICluster cluster)
    {
        if (Surroundings.OfShell is not null)
        {
            throw new UsageException("You are in a shell already.");
        }

        ConsoleProgram program = new(Surroundings with { OfShell = new KeptCluster(cluster) });
        InheritedOptions inherited = new(settings);
        TypedLines? keyboard = Keyboard();
        int firstFailure = ExitCodes.Done;
        while ((keyboard is null ? await Surroundings.Terminal.Input.ReadLineAsync() : keyboard.Read()) is { } line && !ShellWords.Leave.Contains(line.Trim()))
        {
            cluster.StartOver();
            int exitCode = await RunAsync(program, line, inherited);
            firstFailure = firstFailure == ExitCodes.Done ? exitCode : firstFailure;
        }

        return new Shown(keyboard is null ? firstFailure : ExitCodes.Done);
    }

    private TypedLines? Keyboard()
    {
        // A terminal that cannot move its cursor is read like a pipe.
        Terminal terminal = Surroundings.Terminal;
        if (!terminal.InputIsKeyboard || !terminal.OutputIsScreen || Surroundings.Setting("TERM") is "dumb")
        {
            return null;
        }

        terminal.Tell($"Commands without the program's name; {ShellWords.Help} shows them, Tab completes them, {ShellWords.Leave[0]} leaves.");
        return new TypedLines(Prompt, ShellHistory.Of(Surroundings));
    }

    private async Task<int> RunAsync(ConsoleProgram program, string line, InheritedOptions inherited)
    {
        try
        {
            IReadOnlyList<string> words = CommandWords.Of(line);
            return words switch
            {
                [] => ExitCodes.Done,
                [ShellWords.Help, ..] => await program.RunAsync([.. words.Skip(1), "--help"]),
                _ => await program.RunAsync(inherited.Before(words)),
            };
        }
        catch (UsageException mistake)
        {
            Surroundings.Terminal.Tell(mistake.Message);
            return ExitCodes.WrongUsage;
        }
    }
}
