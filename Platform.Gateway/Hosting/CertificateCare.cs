using Platform.GrainInterfaces.Certificates;

namespace Platform.Gateway.Hosting;

/// <summary>Looks at the certificate files now and then, so that the operator who replaced them hears at once, and in time that he must.</summary>
/// <param name="certificates">The certificates.</param>
/// <param name="logger">Tells him.</param>
internal sealed partial class CertificateCare(ClusterCertificates certificates, ILogger<CertificateCare> logger) : BackgroundService
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan ReminderInterval = TimeSpan.FromHours(12);
    private static readonly TimeSpan ReminderPeriod = TimeSpan.FromDays(3);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LookInterval, TimeProvider.System);
        DateTimeOffset remindNext = DateTimeOffset.MinValue;
        try
        {
            do
            {
                certificates.Refresh();
                remindNext = Remind(remindNext);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The process ends.
        }
    }

    private DateTimeOffset Remind(DateTimeOffset next)
    {
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        if (now < next || certificates.ValidUntil - now > ReminderPeriod)
        {
            return next;
        }

        LogEnding(logger, certificates.ValidUntil);
        return now + ReminderInterval;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The certificate of this process is valid until {Until:u}. Replace its files before; no restart is needed.")]
    private static partial void LogEnding(ILogger logger, DateTimeOffset until);
}
