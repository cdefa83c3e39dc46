using System.Net;
using Microsoft.Extensions.Options;
using Npgsql;
using Orleans.Configuration;
using Orleans.Runtime.Membership;

namespace Platform.Tests.Storage;

[Collection(StorageTests.Name)]
public sealed class MembershipTests(StorageDatabases databases)
{
    private static readonly DateTime Now = new(2026, 5, 1, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task An_empty_list_has_a_version()
    {
        await using var storage = await OpenAsync();
        var read = await storage.Membership.ReadAllAsync();
        Assert.Empty(read.Members);
        Assert.Equal(0, read.Version.Version);
    }

    [Fact]
    public async Task A_member_is_read_as_it_was_inserted()
    {
        await using var storage = await OpenAsync();
        var member = Member(1, SiloStatus.Joining);
        Assert.True(await storage.Membership.InsertRowAsync(member, (await storage.Membership.ReadAllAsync()).Version.Next()));

        var read = await storage.Membership.ReadRowAsync(member.SiloAddress);
        Assert.Equal(1, read.Version.Version);
        var (entry, _) = Assert.Single(read.Members);
        Assert.Equal(
            (member.SiloAddress, member.SiloName, member.HostName, member.Status, member.ProxyPort, Now, Now),
            (entry.SiloAddress, entry.SiloName, entry.HostName, entry.Status, entry.ProxyPort, entry.StartTime, entry.IAmAliveTime));
    }

    [Fact]
    public async Task Of_two_changes_of_one_version_one_counts()
    {
        await using var storage = await OpenAsync();
        var version = (await storage.Membership.ReadAllAsync()).Version.Next();
        var outcomes = await Task.WhenAll(Enumerable.Range(1, 10).Select(port => storage.Membership.InsertRowAsync(Member(port, SiloStatus.Joining), version)));
        Assert.Single(outcomes, true);
        Assert.Single((await storage.Membership.ReadAllAsync()).Members);
    }

    [Fact]
    public async Task The_same_member_is_not_inserted_twice()
    {
        await using var storage = await OpenAsync();
        Assert.True(await storage.Membership.InsertRowAsync(Member(1, SiloStatus.Joining), (await storage.Membership.ReadAllAsync()).Version.Next()));
        Assert.False(await storage.Membership.InsertRowAsync(Member(1, SiloStatus.Joining), (await storage.Membership.ReadAllAsync()).Version.Next()));
        Assert.Equal(1, (await storage.Membership.ReadAllAsync()).Version.Version);
    }

    [Fact]
    public async Task A_change_shows_status_and_suspicions_and_a_late_one_is_refused()
    {
        await using var storage = await OpenAsync();
        var member = Member(1, SiloStatus.Active);
        await storage.Membership.InsertRowAsync(member, (await storage.Membership.ReadAllAsync()).Version.Next());
        var read = await storage.Membership.ReadAllAsync();
        var (entry, etag) = Assert.Single(read.Members);
        entry.Status = SiloStatus.Dead;
        entry.AddSuspector(Member(2, SiloStatus.Active).SiloAddress, Now);

        Assert.True(await storage.Membership.UpdateRowAsync(entry, etag, read.Version.Next()));
        Assert.False(await storage.Membership.UpdateRowAsync(entry, etag, read.Version.Next()));
        var changed = Assert.Single((await storage.Membership.ReadAllAsync()).Members).Item1;
        Assert.Equal(SiloStatus.Dead, changed.Status);
        Assert.Equal(Member(2, SiloStatus.Active).SiloAddress, Assert.Single(changed.SuspectTimes!).Item1);
    }

    [Fact]
    public async Task A_sign_of_life_changes_no_version()
    {
        await using var storage = await OpenAsync();
        var member = Member(1, SiloStatus.Active);
        await storage.Membership.InsertRowAsync(member, (await storage.Membership.ReadAllAsync()).Version.Next());
        member.IAmAliveTime = Now.AddMinutes(1);
        await storage.Membership.UpdateIAmAliveAsync(member);
        var read = await storage.Membership.ReadAllAsync();
        Assert.Equal(1, read.Version.Version);
        Assert.Equal(Now.AddMinutes(1), Assert.Single(read.Members).Item1.IAmAliveTime);
    }

    [Fact]
    public async Task Only_dead_silos_of_long_ago_are_cleaned_up()
    {
        await using var storage = await OpenAsync();
        foreach (var (port, status) in new[] { (1, SiloStatus.Active), (2, SiloStatus.Dead) })
        {
            await storage.Membership.InsertRowAsync(Member(port, status), (await storage.Membership.ReadAllAsync()).Version.Next());
        }

        await storage.Membership.CleanupDefunctSiloEntriesAsync(Now.AddMinutes(-1));
        Assert.Equal(2, (await storage.Membership.ReadAllAsync()).Members.Count);
        await storage.Membership.CleanupDefunctSiloEntriesAsync(Now.AddMinutes(1));
        Assert.Equal(SiloStatus.Active, Assert.Single((await storage.Membership.ReadAllAsync()).Members).Item1.Status);
    }

    [Fact]
    public async Task Clients_are_shown_the_active_silos_that_take_them()
    {
        await using var storage = await OpenAsync();
        foreach (var (port, status) in new[] { (1, SiloStatus.Active), (2, SiloStatus.Joining), (3, SiloStatus.Dead) })
        {
            await storage.Membership.InsertRowAsync(Member(port, status), (await storage.Membership.ReadAllAsync()).Version.Next());
        }

        await using var pool = NpgsqlDataSource.Create(storage.Settings.ConnectionString!);
        var provider = new AdoNetGatewayListProvider(
            Microsoft.Extensions.Logging.Abstractions.NullLogger<AdoNetGatewayListProvider>.Instance,
            null!,
            Options.Create(new AdoNetClusteringClientOptions { Invariant = "Npgsql", DataSource = pool }),
            Options.Create(new GatewayOptions()),
            Options.Create(new ClusterOptions { ClusterId = "tests", ServiceId = "platform" }));
        await provider.InitializeGatewayListProvider();
        Assert.Equal(30_001, Assert.Single(await provider.GetGateways()).Port);
    }

    [Fact]
    public async Task The_list_can_be_deleted()
    {
        await using var storage = await OpenAsync();
        await storage.Membership.InsertRowAsync(Member(1, SiloStatus.Active), (await storage.Membership.ReadAllAsync()).Version.Next());
        await storage.Membership.DeleteMembershipTableEntriesAsync("tests");
        Assert.Empty(await storage.QueryAsync("SELECT * FROM cluster_version, cluster_member"));
    }

    private async Task<TestStorage> OpenAsync()
    {
        var storage = await TestStorage.OpenAsync(databases, DatabaseKind.PostgreSql);
        await storage.Membership.InitializeMembershipTableAsync(tryInitTableVersion: true);
        return storage;
    }

    private static MembershipEntry Member(int port, SiloStatus status) => new()
    {
        SiloAddress = SiloAddress.New(IPAddress.Loopback, 11_000 + port, generation: 77),
        SiloName = $"silo {port}",
        HostName = "host",
        Status = status,
        ProxyPort = 30_000 + port,
        StartTime = Now,
        IAmAliveTime = Now,
    };
}
