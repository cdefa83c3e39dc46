using System.Globalization;
using Microsoft.Extensions.Logging;
using Platform.GrainInterfaces.Audit;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Storage;
using Platform.Grains.Audit;
using Platform.Grains.Permissions;
using Platform.Grains.SignIn;

namespace Platform.Grains.Storage.Backups;

/// <summary>The console's door to restoring, and the one restore of the cluster that is under way.</summary>
/// <remarks>
/// A refused attempt at a new installation is told to the silo's log and not entered into the audit log: an installation whose audit log has begun is not new.
/// </remarks>
internal sealed partial class RestoreConsoleGrain : Grain, IRestoreConsoleGrain
{
    private readonly OperatorKey _operatorKey;
    private readonly IAuditLog _log;
    private readonly IBackupStore _store;
    private readonly ServerSecrets _secrets;
    private readonly TimeProvider _clock;
    private readonly ILogger<RestoreConsoleGrain> _logger;
    private readonly SoleRun<RestoreWriting> _run;
    private readonly RestoredCluster _cluster;
    private bool _dryRun;

    public RestoreConsoleGrain(
        OperatorKey operatorKey, IAuditLog log, IBackupStore store, ServerSecrets secrets, TimeProvider clock, RestoredCluster cluster, ILogger<RestoreConsoleGrain> logger)
    {
        (_operatorKey, _log, _store, _secrets, _clock, _cluster, _logger) = (operatorKey, log, store, secrets, clock, cluster, logger);
        _run = new SoleRun<RestoreWriting>(this, clock, "restore");
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => _run.End();

    public async Task<Result<Guid>> Begin(Secret operatorKey, BackupHeader header, bool dryRun)
    {
        string? obstacle = await _store.FindObstacleAsync(CancellationToken.None);
        Refusal? refusal = _operatorKey.Refuse(operatorKey)
            ?? _run.RefuseAnother()
            ?? RestoreRules.Refuse(header, _store.KnownSchema(header.Database), _secrets.Know, obstacle);
        if (refusal is not null)
        {
            return await Enter(refusal, isNew: obstacle is null, dryRun);
        }

        IRestoreTransaction? transaction = dryRun ? null : await _store.BeginRestoreAsync(CancellationToken.None);

        // Somebody may have come in the meantime; from here on nobody can.
        if (transaction is not null && await FindObstacle(transaction) is { } late)
        {
            return await Enter(RestoreRules.Refuse(header, int.MaxValue, _secrets.Know, late)!, isNew: false, dryRun);
        }

        _dryRun = dryRun;
        var id = Guid.NewGuid();
        _run.Begin(id, new RestoreWriting(transaction, header));
        return id;
    }

    public Task<Result<RestoreProgress>> Write(Guid run, long offset, ReadOnlyMemory<byte> bytes) => Go(run, offset, async writing =>
    {
        RestoreProgress progress = await writing.Write(bytes);
        _run.Advance(bytes.Length);
        return progress;
    });

    public async Task<Result<RestoreOutcome>> Finish(Guid run)
    {
        Result<RestoreOutcome> outcome = await Go(run, offset: null, async writing =>
        {
            // What the first start has made of its own must go on to work: its key is in the hands of web clients already.
            await _cluster.Remember();
            RestoreOutcome restored = await writing.Finish(rows => Entry(run, rows));
            await _run.End();
            return restored;
        });
        if (outcome.IsRefused || _dryRun)
        {
            return outcome;
        }

        return outcome.Value with { InForce = await _cluster.Renew() };
    }

    public async Task Abandon(Guid run)
    {
        if (!_run.Find(run, offset: null).IsRefused)
        {
            await _run.End();
        }
    }

    private async Task<Result<T>> Go<T>(Guid run, long? offset, Func<RestoreWriting, Task<T>> step)
    {
        Result<RestoreWriting> writing = _run.Find(run, offset);
        if (writing.IsRefused)
        {
            return writing.Refusal;
        }

        try
        {
            return await step(writing.Value);
        }
        catch (BackupFormatException damaged)
        {
            await _run.End();
            return new Refusal(ErrorCodes.ValidationFailed, damaged.Message);
        }
        catch
        {
            // Whatever it was, bytes are lost.
            await _run.End();
            throw;
        }
    }

    private static async Task<string?> FindObstacle(IRestoreTransaction transaction)
    {
        string? obstacle = "it cannot be looked at";
        try
        {
            return obstacle = await transaction.FindObstacleAsync(CancellationToken.None);
        }
        finally
        {
            if (obstacle is not null)
            {
                await transaction.DisposeAsync();
            }
        }
    }

    private async Task<Refusal> Enter(Refusal refusal, bool isNew, bool dryRun)
    {
        LogRefused(refusal.Code);
        if (!isNew && !dryRun)
        {
            var attempt = new Attempt(AuditEvents.BackupRestore, AuditTargets.Backup, "");
            await _log.EnterAsync(attempt.Refused(actor: null, refusal.Code, _clock.GetUtcNow()));
        }

        return refusal;
    }

    private AuditEvent Entry(Guid run, long rows) =>
        AuditEvent.Done(AuditEvents.BackupRestore, actor: null, AuditTargets.Backup, run.ToString(), _clock.GetUtcNow()) with
        {
            Metadata = AuditMetadata.Of(("rows", rows.ToString(CultureInfo.InvariantCulture))),
        };

    [LoggerMessage(LogLevel.Warning, "A restore was refused: {Code}.")]
    private partial void LogRefused(string code);
}
