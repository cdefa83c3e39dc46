namespace Platform.Gateway.Admission;

/// <summary>One request's place among those in progress; a feature of the request. It may be given up for a while, and back more than once does nothing.</summary>
/// <param name="valve">Where the place was taken.</param>
internal sealed class RequestPlace(RequestValve valve)
{
    private int _isHeld = 1;

    /// <summary>Gives a request's place up when the first byte of its answer is about to be sent; nothing where it has none.</summary>
    /// <remarks>Told by whoever sends: the web server's own event makes of every answer one that is waited for.</remarks>
    /// <param name="context">The request.</param>
    public static void LeaveToAnswer(HttpContext context) => context.Features.Get<RequestPlace>()?.Leave();

    /// <summary>Gives the place up.</summary>
    public void Leave()
    {
        if (Interlocked.Exchange(ref _isHeld, 0) == 1)
        {
            valve.Leave();
        }
    }

    /// <summary>Takes a place again after <see cref="Leave"/>.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>False when there was none in time.</returns>
    public async ValueTask<bool> Return(CancellationToken cancellationToken)
    {
        if (!await valve.Enter(cancellationToken))
        {
            return false;
        }

        Volatile.Write(ref _isHeld, 1);
        return true;
    }
}
