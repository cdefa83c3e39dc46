namespace Platform.Admin.Output;

/// <summary>Ctrl-C, for as long as it means to stop showing instead of ending the process.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _pressed = new();

    private Action _forget = () => { };

    /// <summary>Cancelled once it was pressed.</summary>
    public CancellationToken Pressed => _pressed.Token;

    /// <summary>That of this process's terminal, from now on until it is disposed of.</summary>
    public static Interruption OfProcess()
    {
        Interruption interruption = new();
        ConsoleCancelEventHandler handler = (_, pressed) =>
        {
            pressed.Cancel = true;
            interruption.Press();
        };
        Console.CancelKeyPress += handler;
        interruption._forget = () => Console.CancelKeyPress -= handler;
        return interruption;
    }

    /// <summary>Presses it.</summary>
    public void Press() => _pressed.Cancel();

    /// <inheritdoc/>
    public void Dispose()
    {
        _forget();
        _pressed.Dispose();
    }
}
