using System.Text.Json;
using Platform.Admin.Commands;
using Platform.Admin.Connection;
using Platform.GrainInterfaces.Results;
using Spectre.Console;

namespace Platform.Admin.Output;

/// <summary>Shows an answer in the form that was asked for and tells the exit code.</summary>
/// <param name="terminal">Where to.</param>
/// <param name="json">Whether a program reads it.</param>
internal sealed class AnswerWriter(Terminal terminal, bool json)
{
    /// <summary>Shows an answer.</summary>
    /// <param name="answer">The answer.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public int Write(Answer answer)
    {
        switch (answer)
        {
            case Done done:
                WriteDone(done);
                return done.ExitCode;
            case Refused { Refusal: var refusal }:
                WriteProblem(refusal, new Problem(refusal).Lines());
                return RefusalOutcome.ExitCode(refusal.Code);
            case Shown shown:
                return shown.ExitCode;
            default:
                terminal.Tell("Nothing was changed.");
                return ExitCodes.Refused;
        }
    }

    /// <summary>Tells that the cluster is out of reach.</summary>
    /// <param name="away">What happened.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public int WriteAway(ClusterAwayException away)
    {
        WriteProblem(new Refusal(ErrorCodes.Unavailable, away.Message), [away.Message]);
        return ExitCodes.Unreachable;
    }

    private void WriteDone(Done done)
    {
        if (json)
        {
            terminal.Output.WriteLine(JsonSerializer.Serialize(done.Document, ConsoleJson.Options));
        }
        else
        {
            new ViewPainter(terminal).Paint(done.View);
        }
    }

    private void WriteProblem(Refusal refusal, IEnumerable<string> lines)
    {
        if (json)
        {
            terminal.Error.WriteLine(new Problem(refusal).Document().ToJsonString());
            return;
        }

        Style style = new(Color.Red);
        foreach (string line in lines)
        {
            terminal.ErrorScreen.Write(new Text(Visible.Of(line) + "\n", style));
            style = Style.Plain;
        }
    }
}
