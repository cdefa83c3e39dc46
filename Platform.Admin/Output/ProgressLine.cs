namespace Platform.Admin.Output;

/// <summary>One line on a terminal that says how far a long task is, and goes with it; nothing where nobody looks.</summary>
/// <param name="terminal">Where to.</param>
internal sealed class ProgressLine(Terminal terminal) : IDisposable
{
    private const string BeginAnew = "\r\u001b[K";

    private readonly bool _isSeen = terminal.Ends.HasFlag(TerminalEnds.Error) && terminal.ErrorScreen.Profile.Capabilities.Ansi;
    private bool _isShown;

    /// <summary>Replaces the line.</summary>
    /// <param name="sentence">How far the task is.</param>
    public void Show(string sentence)
    {
        if (_isSeen)
        {
            terminal.Error.Write(BeginAnew + Visible.Of(sentence));
            terminal.Error.Flush();
            _isShown = true;
        }
    }

    /// <summary>Takes the line away, so that something else may be said.</summary>
    public void Clear()
    {
        if (_isShown)
        {
            terminal.Error.Write(BeginAnew);
            terminal.Error.Flush();
            _isShown = false;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Clear();
}
