namespace Platform.Gateway.Admission;

/// <summary>One request's place among those in progress; a feature of the request. It may be given up for a while, and back more than once does nothing.</summary>
/// <param name="valve">Where the place was taken.</param>
internal sealed class RequestPlace(RequestValve valve)
{
    private int _isHeld = 1;

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
