using Microsoft.Extensions.DependencyInjection;
using Platform.GrainInterfaces.Audit;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Sessions;
using Platform.GrainInterfaces.SignIn;
using Platform.GrainInterfaces.Storage;
using Platform.Grains.Audit;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Grains;

/// <summary>Who may back up and restore, and what becomes of a cluster whose states were replaced under it.</summary>
public sealed class BackupGrainTests : IAsyncLifetime
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    private readonly GrainCluster _cluster = new();

    public Task InitializeAsync() => _cluster.InitializeAsync();

    public Task DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task Only_owners_and_the_operator_key_make_one_and_the_log_says_so()
    {
        SignedIn owner = await _cluster.SignInOwner();
        SignedIn admin = await _cluster.SignInAt(PermissionLevel.Admin, owner);
        Assert.Equal(ErrorCodes.Forbidden, (await Door(_cluster).Begin(admin.Token, null)).Refusal?.Code);
        Assert.Equal(ErrorCodes.AuthenticationRequired, (await Door(_cluster).Begin(null, null)).Refusal?.Code);
        Assert.Equal(ErrorCodes.InvalidApiKey, (await Door(_cluster).Begin(null, new Secret("wrong"))).Refusal?.Code);
        await ReadAsync(_cluster, owner.Token, null);
        await ReadAsync(_cluster, null, _cluster.OperatorKey);

        string[] entries = [.. (await AuditedAsync(_cluster)).Select(entry => $"{entry.Outcome} {entry.ActorId} {entry.Metadata?["stage"]}")];
        Assert.Equal(
            [
                $"refused {admin.Profile.Id} ", "refused  ", $"done {owner.Profile.Id} begun", $"done {owner.Profile.Id} finished", "done  begun", "done  finished",
            ],
            entries);
        Assert.Equal(64, (await AuditedAsync(_cluster))[^1].Metadata!["sha256"].Length);
    }

    [Fact]
    public async Task One_is_made_at_a_time_and_a_forgotten_one_is_given_up()
    {
        await _cluster.SignIn();
        Guid first = (await Door(_cluster).Begin(null, _cluster.OperatorKey)).Value!.Run;
        Result<BackupRun> second = await Door(_cluster).Begin(null, _cluster.OperatorKey);
        Assert.Equal(ErrorCodes.Conflict, second.Refusal?.Code);
        Assert.InRange(second.Refusal!.RetryAfterSeconds!.Value, 1, 60);

        await Eventually.TrueAsync(
            async () =>
            {
                _cluster.Clock.Advance(TimeSpan.FromSeconds(30));
                return !(await Door(_cluster).Begin(null, _cluster.OperatorKey)).IsRefused;
            },
            Deadline,
            () => "it is still kept");
        Assert.Equal(ErrorCodes.Conflict, (await Door(_cluster).Read(first, 0)).Refusal?.Code);
    }

    [Fact]
    public async Task A_used_installation_takes_no_backup()
    {
        SignedIn owner = await _cluster.SignInOwner();
        byte[] file = await ReadAsync(_cluster, owner.Token, null);
        BackupHeader header = HeaderOf(file);
        Assert.Equal(ErrorCodes.Conflict, (await Restores(_cluster).Begin(_cluster.OperatorKey, header, dryRun: false)).Refusal?.Code);
        Assert.Equal(ErrorCodes.InvalidApiKey, (await Restores(_cluster).Begin(new Secret("wrong"), header, dryRun: false)).Refusal?.Code);
        Assert.Equal(["conflict", "invalid_api_key"], (await AuditedAsync(_cluster, AuditEvents.BackupRestore)).Select(entry => entry.Code));
    }

    [Fact]
    public async Task What_is_restored_is_in_force_at_once()
    {
        SignedIn owner = await _cluster.SignInOwner();
        SignedIn person = await _cluster.SignIn();
        byte[] file = await ReadAsync(_cluster, owner.Token, null);
        await using FreshCluster fresh = await FreshCluster.StartAsync();
        GrainCluster other = fresh.Cluster;

        // It has been asked before, and remembers that there is nobody.
        Assert.True((await other.Session(person.Token).Identify()).IsRefused);
        BackupHeader header = HeaderOf(file);
        Assert.Equal(ErrorCodes.Conflict, (await Restores(other).Begin(other.OperatorKey, header with { ServerSecret = "another" }, dryRun: false)).Refusal?.Code);
        Assert.Equal(ErrorCodes.InvalidApiKey, (await Restores(other).Begin(new Secret("wrong"), header, dryRun: false)).Refusal?.Code);
        Assert.Empty(await AuditedAsync(other, AuditEvents.BackupRestore));
        await WriteAsync(other, file, dryRun: true);
        Assert.True((await other.Session(person.Token).Identify()).IsRefused);
        RestoreOutcome outcome = await WriteAsync(other, file, dryRun: false);

        Assert.True(outcome.InForce);
        Result<SessionPrincipal> principal = await other.Session(person.Token).Identify();
        Assert.Equal(person.Profile.Id, principal.Value?.UserId);
        Assert.Equal(person.Profile.Username, (await other.User(person).GetProfile()).Value?.Username);
        SignedIn late = await other.SignIn();
        Assert.True(late.Profile.Id.Value > person.Profile.Id.Value);
        Assert.Equal("done", Assert.Single(await AuditedAsync(other, AuditEvents.BackupRestore)).Outcome);
        foreach (string check in (await Doctor(other).List(null, other.OperatorKey)).Value!.Names)
        {
            CheckResult result = (await Doctor(other).Run(owner.Token, null, check)).Value!;
            Assert.True(result.Status != CheckStatus.Problem, $"{check}: {result.Detail}");
        }
    }

    [Fact]
    public async Task A_damaged_file_changes_nothing()
    {
        SignedIn person = await _cluster.SignIn();
        byte[] file = await ReadAsync(_cluster, null, _cluster.OperatorKey);
        BackupHeader header = HeaderOf(file);
        file[^10] ^= 1;
        await using FreshCluster fresh = await FreshCluster.StartAsync();
        Guid run = (await Restores(fresh.Cluster).Begin(fresh.Cluster.OperatorKey, header, dryRun: false)).Value;
        Assert.False((await Restores(fresh.Cluster).Write(run, 0, file)).IsRefused);
        Assert.Equal(ErrorCodes.ValidationFailed, (await Restores(fresh.Cluster).Finish(run)).Refusal?.Code);
        Assert.True((await fresh.Cluster.Session(person.Token).Identify()).IsRefused);
        Assert.Equal(ErrorCodes.Conflict, (await Restores(fresh.Cluster).Finish(run)).Refusal?.Code);
        file[^10] ^= 1;
        await WriteAsync(fresh.Cluster, file, dryRun: false);
    }

    private static IBackupConsoleGrain Door(GrainCluster cluster) => cluster.Grains.GetGrain<IBackupConsoleGrain>(0);

    private static IRestoreConsoleGrain Restores(GrainCluster cluster) => cluster.Grains.GetGrain<IRestoreConsoleGrain>(0);

    private static IDoctorConsoleGrain Doctor(GrainCluster cluster) => cluster.Grains.GetGrain<IDoctorConsoleGrain>(0);

    private static BackupHeader HeaderOf(byte[] file) => BackupFile.Read(file.AsSpan(0, Array.IndexOf(file, (byte)'\n')))!;

    private static async Task<byte[]> ReadAsync(GrainCluster cluster, Secret? session, Secret? key)
    {
        Result<BackupRun> run = await Door(cluster).Begin(session, key);
        Assert.Null(run.Refusal);
        List<byte> file = [];
        BackupChunk chunk;
        do
        {
            Result<BackupChunk> read = await Door(cluster).Read(run.Value!.Run, file.Count);
            Assert.Null(read.Refusal);
            chunk = read.Value!;
            file.AddRange(chunk.Bytes.Span);
        }
        while (!chunk.IsLast);

        return [.. file];
    }

    private static async Task<RestoreOutcome> WriteAsync(GrainCluster cluster, byte[] file, bool dryRun)
    {
        Result<Guid> run = await Restores(cluster).Begin(cluster.OperatorKey, HeaderOf(file), dryRun);
        Assert.Null(run.Refusal);
        int offset = 0;
        foreach (byte[] piece in file.Chunk(10_000))
        {
            Assert.Null((await Restores(cluster).Write(run.Value, offset, piece)).Refusal);
            offset += piece.Length;
        }

        Result<RestoreOutcome> outcome = await Restores(cluster).Finish(run.Value);
        Assert.Null(outcome.Refusal);
        return outcome.Value!;
    }

    private static async Task<IReadOnlyList<AuditEntryView>> AuditedAsync(GrainCluster cluster, string name = AuditEvents.BackupCreate) =>
        [.. (await cluster.Services.GetRequiredService<IAuditLog>().ListAsync(
            new AuditFilter(null, null, null, name, null, null, 100), CancellationToken.None)).Reverse()];

    /// <summary>Another cluster with the same server secret, on a database of its own.</summary>
    private sealed class FreshCluster : IAsyncDisposable
    {
        public GrainCluster Cluster { get; } = new();

        public static async Task<FreshCluster> StartAsync()
        {
            var fresh = new FreshCluster();
            await fresh.Cluster.InitializeAsync();
            return fresh;
        }

        public async ValueTask DisposeAsync() => await Cluster.DisposeAsync();
    }
}
