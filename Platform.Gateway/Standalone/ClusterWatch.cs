namespace Platform.Gateway.Standalone;

/// <summary>Keeps trying until the cluster is reached, and tells the operator when it comes and goes.</summary>
/// <param name="reasonOfHandshake">Finds what is wrong with the certificates; null when it is something else.</param>
/// <param name="logger">Takes the words.</param>
internal sealed partial class ClusterWatch(Func<Task<string?>> reasonOfHandshake, ILogger<ClusterWatch> logger) : IClientConnectionRetryFilter, IClusterConnectionStatusObserver
{
    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(1);

    private bool _isTold;
    private string? _told;
    private volatile bool _isLost;
    private volatile bool _isOver;

    /// <summary>The process parts with the cluster by itself: no more words.</summary>
    public void End() => _isOver = true;

    /// <inheritdoc />
    public async Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken)
    {
        // The client's own words differ from try to try; what is wrong with the certificates is worth a line whenever it changes.
        string? ofHandshake = await reasonOfHandshake();
        if (!_isTold || (ofHandshake is not null && ofHandshake != _told))
        {
            _isTold = true;
            _told = ofHandshake;
            LogUnreached(logger, ofHandshake ?? exception.Message);
        }

        await Task.Delay(RetryPause, TimeProvider.System, cancellationToken);
        return true;
    }

    /// <inheritdoc />
    public void NotifyClusterConnectionLost()
    {
        if (!_isOver)
        {
            _isLost = true;
            LogLost(logger);
        }
    }

    /// <inheritdoc />
    public void NotifyGatewayCountChanged(int currentNumberOfGateways, int previousNumberOfGateways, bool connectionRecovered)
    {
        if (_isLost && currentNumberOfGateways > 0)
        {
            _isLost = false;
            LogBack(logger, currentNumberOfGateways);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The cluster cannot be reached yet; trying every second: {Reason}")]
    private static partial void LogUnreached(ILogger logger, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The connection to the cluster is lost; requests are answered 503 until it is back.")]
    private static partial void LogLost(ILogger logger);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The connection to the cluster is back, by {Count} silo(s).")]
    private static partial void LogBack(ILogger logger, int count);
}
