namespace Platform.GrainInterfaces.Cluster;

/// <summary>
/// Sends a call again that a silo on its way out did not take, or took with it: the grain is found on another one then. Only calls that are safe to repeat, so
/// that a rolling restart fails no request, and the loss of a silo few. A call without an answer in time is not sent again: it has waited long enough.
/// </summary>
/// <param name="time">The clock of the pauses.</param>
public sealed class SecondTry(TimeProvider time)
{
    // Others learn of a silo that leaves within a second or so; a request must be answered within six.
    private static readonly TimeSpan[] Pauses =
        [TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(200), TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(1)];

    /// <summary>By the time of the machine, which is what silos leave by.</summary>
    public static SecondTry OfEach { get; } = new(TimeProvider.System);

    /// <summary>Sends a call, and again where it must be.</summary>
    /// <param name="call">Sends it.</param>
    public async Task Send(Func<Task> call)
    {
        ArgumentNullException.ThrowIfNull(call);
        try
        {
            await call();
        }
        catch (OrleansMessageRejectionException)
        {
            await SendAgain(async () =>
            {
                await call();
                return true;
            });
        }
    }

    /// <summary>Sends a call again that was refused once.</summary>
    /// <typeparam name="T">What it answers.</typeparam>
    /// <param name="call">Sends it.</param>
    public async Task<T> SendAgain<T>(Func<Task<T>> call)
    {
        ArgumentNullException.ThrowIfNull(call);
        for (int pause = 0; ; pause++)
        {
            await Task.Delay(Pauses[pause], time);
            try
            {
                return await call();
            }
            catch (OrleansMessageRejectionException) when (pause + 1 < Pauses.Length)
            {
            }
        }
    }
}
