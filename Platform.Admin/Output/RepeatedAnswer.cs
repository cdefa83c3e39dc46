namespace Platform.Admin.Output;

/// <summary>An answer shown again and again: in its place on a screen, as one document a line anywhere else.</summary>
/// <param name="terminal">Where to.</param>
/// <param name="json">Whether a program reads it.</param>
internal sealed class RepeatedAnswer(Terminal terminal, bool json)
{
    private const string ClearScreen = "\u001b[2J";
    private const string ToBegin = "\u001b[H";
    private const string ClearRest = "\u001b[J";

    private readonly bool _redraws = terminal.OutputIsScreen && !json;
    private bool _isShown;

    /// <summary>Shows it as it is now.</summary>
    /// <param name="document">For programs.</param>
    /// <param name="view">For people.</param>
    public void Write(object document, View view)
    {
        if (_redraws)
        {
            terminal.Output.Write(_isShown ? ToBegin : ClearScreen + ToBegin);
            _isShown = true;
        }

        new AnswerWriter(terminal, !_redraws).Write(Answer.Of(document, view));
        if (_redraws)
        {
            terminal.Output.Write(ClearRest);
        }
    }
}
