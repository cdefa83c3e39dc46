using System.Globalization;
using Platform.GrainInterfaces.Audit;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Storage;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Audit;
using Platform.Grains.Cluster;
using Platform.Grains.Permissions;
using Platform.Grains.SignIn;

namespace Platform.Grains.Storage.Backups;

/// <summary>The console's door to backups, and the one backup of the cluster that is under way.</summary>
/// <remarks>
/// The audit log has an entry before the first byte leaves, so that nobody who breaks off goes unnoticed, and another with the file's hash before the last one does.
/// </remarks>
internal sealed class BackupConsoleGrain : Grain, IBackupConsoleGrain
{
    private readonly OperatorDesk _desk;
    private readonly OperatorKey _operatorKey;
    private readonly IAuditLog _log;
    private readonly IBackupStore _store;
    private readonly SiloFacts _facts;
    private readonly ServerSecrets _secrets;
    private readonly TimeProvider _clock;
    private readonly SoleRun<BackupReading> _run;
    private UserId? _reader;

    public BackupConsoleGrain(
        OperatorDesk desk, OperatorKey operatorKey, IAuditLog log, IBackupStore store, SiloFacts facts, ServerSecrets secrets, TimeProvider clock)
    {
        (_desk, _operatorKey, _log, _store, _facts, _secrets, _clock) = (desk, operatorKey, log, store, facts, secrets, clock);
        _run = new SoleRun<BackupReading>(this, clock, "backup");
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => _run.End();

    public async Task<Result<BackupRun>> Begin(Secret? session, Secret? operatorKey)
    {
        var attempt = new Attempt(AuditEvents.BackupCreate, AuditTargets.Backup, "");
        if (operatorKey is { } key)
        {
            return await _desk.DoByKey(_operatorKey.Refuse(key), attempt, dryRun: false, () => Begin(reader: null));
        }

        return session is { } token
            ? await _desk.Do(token, attempt, dryRun: false, actor => RefuseActor(actor) is { } refusal ? Task.FromResult<Result<BackupRun>>(refusal) : Begin(actor.Id))
            : KeyOrSession.Neither;
    }

    public async Task<Result<BackupChunk>> Read(Guid run, long offset)
    {
        Result<BackupReading> reading = _run.Find(run, offset);
        if (reading.IsRefused)
        {
            return reading.Refusal;
        }

        try
        {
            BackupChunk chunk = await reading.Value.Next();
            _run.Advance(chunk.Bytes.Length);
            if (chunk.IsLast)
            {
                await Enter(run, ("stage", "finished"), ("rows", Text(chunk.Rows)), ("bytes", Text(reading.Value.Length)), ("sha256", reading.Value.Hash));
                await _run.End();
            }

            return chunk;
        }
        catch
        {
            // Whatever it was, bytes are lost.
            await _run.End();
            throw;
        }
    }

    public async Task Abandon(Guid run)
    {
        if (!_run.Find(run, offset: null).IsRefused)
        {
            await _run.End();
        }
    }

    private static Refusal? RefuseActor(Actor actor) =>
        actor.Level == PermissionLevel.Owner ? null : new Refusal(ErrorCodes.Forbidden, "Only Owners may back up the platform, or whoever has the operator key.");

    private async Task<Result<BackupRun>> Begin(UserId? reader)
    {
        if (_run.RefuseAnother() is { } refusal)
        {
            return refusal;
        }

        // Whoever reads the backup is in the log that it holds.
        _reader = reader;
        var id = Guid.NewGuid();
        await Enter(id, ("stage", "begun"));
        IBackupSnapshot snapshot = await _store.OpenSnapshotAsync(CancellationToken.None);
        var header = new BackupHeader(BackupFile.Format, _facts.Version, _store.Database, snapshot.SchemaVersion, _secrets.InForce.Fingerprint, _clock.GetUtcNow());
        _run.Begin(id, new BackupReading(snapshot, header));
        return new BackupRun(id, header);
    }

    private Task Enter(Guid run, params ReadOnlySpan<(string Name, string? Value)> metadata)
    {
        AuditEvent entry = AuditEvent.Done(AuditEvents.BackupCreate, _reader, AuditTargets.Backup, run.ToString(), _clock.GetUtcNow()) with
        {
            Metadata = AuditMetadata.Of(metadata),
        };
        return _log.EnterAsync(entry);
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
