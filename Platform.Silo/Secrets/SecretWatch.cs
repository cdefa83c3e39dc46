using Platform.GrainInterfaces.Settings;
using Platform.Grains.Permissions;
using Platform.Grains.SignIn;
using Platform.Silo.Hosting;

namespace Platform.Silo.Secrets;

/// <summary>Goes by what the files of the server secret and of the operator key hold now, so that they are changed without a restart (docs/security.md).</summary>
/// <param name="settings">Where the files are.</param>
/// <param name="serverSecrets">The secrets in force.</param>
/// <param name="operatorKey">The key in force.</param>
/// <param name="cluster">Hears of another secret in force.</param>
/// <param name="environment">Development lets weak secrets through.</param>
/// <param name="logger">Hears of files that cannot be used.</param>
internal sealed partial class SecretWatch(
    SiloSettings settings, ServerSecrets serverSecrets, OperatorKey operatorKey, ClusterSecret cluster, IHostEnvironment environment, ILogger<SecretWatch> logger) : BackgroundService
{
    /// <summary>How soon a change is noticed.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private string? _complaint;

    /// <summary>Looks once.</summary>
    public async Task LookAsync(CancellationToken cancellation)
    {
        try
        {
            await AdoptServerSecretsAsync(cancellation);
            operatorKey.Become(SiloSecrets.HashOf(settings.OperatorKey.Read(environment.IsDevelopment())[0]));
            _complaint = null;
        }
        catch (SettingException refusal)
        {
            // Once, not at each look.
            if (_complaint != refusal.Message)
            {
                _complaint = refusal.Message;
                LogRefused(refusal.Message);
            }
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            // The database is away; the next look tries again.
            LogFault(fault);
        }
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Files change in real time, whatever clock the platform goes by.
        using var timer = new PeriodicTimer(Interval, TimeProvider.System);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await LookAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The process ends.
        }
    }

    private async Task AdoptServerSecretsAsync(CancellationToken cancellation)
    {
        var read = new ServerSecrets(settings.ServerSecrets.Read(environment.IsDevelopment()));
        if (read.AreSame(serverSecrets))
        {
            return;
        }

        if (!read.Know(serverSecrets.InForce.Fingerprint))
        {
            throw new SettingException(
                $"{settings.ServerSecrets.Place} does not hold the server secret in force any more; keep it as a further line. The silo goes on with what it had.");
        }

        // Known before it is in force: what the others are told must never be ahead of what this silo understands.
        await cluster.AgreeAsync(read, cancellation);
        serverSecrets.Become(read);
        LogAdopted(read.All.Length);
    }

    [LoggerMessage(LogLevel.Warning, "{Reason}")]
    private partial void LogRefused(string reason);

    [LoggerMessage(LogLevel.Debug, "The secret files could not be looked at.")]
    private partial void LogFault(Exception fault);

    [LoggerMessage(LogLevel.Information, "The server secrets were changed; {Count} are known now.")]
    private partial void LogAdopted(int count);
}
