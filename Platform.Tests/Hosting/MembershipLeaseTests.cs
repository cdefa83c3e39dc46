using System.Collections.Immutable;
using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Platform.Silo.Hosting;

namespace Platform.Tests.Hosting;

/// <summary>For how long a silo serves from memory without hearing that it still belongs to the cluster.</summary>
public sealed class MembershipLeaseTests : IDisposable
{
    private static readonly SiloAddress Self = SiloAddress.New(IPAddress.Loopback, 11111, 2);
    private static readonly SiloAddress Other = SiloAddress.New(IPAddress.Loopback, 11112, 1);

    private readonly FakeTimeProvider _clock = new();
    private readonly FakeMembership _membership = new();
    private readonly FakeTable _table = new();
    private readonly MembershipLease _lease;

    public MembershipLeaseTests() => _lease = new MembershipLease(new FakeSilo(), _table, _membership, _clock, NullLogger<MembershipLease>.Instance);

    public void Dispose() => _lease.Dispose();

    [Fact]
    public async Task It_is_not_held_before_the_table_was_read_and_held_while_it_says_active()
    {
        Assert.False(_lease.IsHeld);
        await _lease.Renew();
        for (int tick = 0; tick < 20; tick++)
        {
            Assert.True(_lease.IsHeld);
            await TickAsync();
        }
    }

    [Theory]
    [InlineData(SiloStatus.Dead)]
    [InlineData(null)]
    public async Task It_ends_at_once_when_the_row_says_dead_or_is_gone(SiloStatus? status)
    {
        await _lease.Renew();
        _table.Status = status;
        await TickAsync();
        Assert.False(_lease.IsHeld);
        Assert.False(await _lease.Reconfirm());
    }

    [Fact]
    public async Task A_slow_look_from_before_the_eviction_does_not_take_it_back()
    {
        await _lease.Renew();
        _table.Delay = new TaskCompletionSource();
        Task slow = _lease.Renew();
        TaskCompletionSource delay = _table.Delay;
        _table.Delay = null;
        _table.Status = SiloStatus.Dead;
        await TickAsync();
        Assert.False(_lease.IsHeld);
        delay.SetResult();
        await slow;
        Assert.False(_lease.IsHeld);
        _table.Status = SiloStatus.Active;
        Assert.False(await _lease.Reconfirm());
    }

    [Fact]
    public async Task What_is_acknowledged_is_asked_for_anew()
    {
        await _lease.Renew();
        Assert.True(await _lease.Reconfirm());
        _table.Status = SiloStatus.Dead;
        Assert.True(_lease.IsHeld);
        Assert.False(await _lease.Reconfirm());
    }

    [Fact]
    public async Task A_silo_with_others_lets_it_lapse_when_the_table_does_not_answer()
    {
        _membership.Set(2, (Self, SiloStatus.Active), (Other, SiloStatus.Active));
        await _lease.Renew();
        _table.IsAway = true;
        await LapseAsync();
        _table.IsAway = false;
        await TickAsync();
        Assert.True(_lease.IsHeld);
    }

    [Fact]
    public async Task A_silo_alone_keeps_it_for_ten_seconds_while_the_table_does_not_answer()
    {
        _membership.Set(2, (Self, SiloStatus.Active), (Other, SiloStatus.Dead));
        await _lease.Renew();
        _table.IsAway = true;
        for (int tick = 0; tick < 13; tick++)
        {
            await TickAsync();
            Assert.True(_lease.IsHeld);
        }

        for (int tick = 0; tick < 4; tick++)
        {
            await TickAsync();
        }

        Assert.False(_lease.IsHeld);
        _table.IsAway = false;
        await TickAsync();
        Assert.True(_lease.IsHeld);
    }

    [Fact]
    public async Task A_silo_alone_that_was_frozen_asks_the_table_before_it_goes_on()
    {
        _membership.Set(2, (Self, SiloStatus.Active));
        await _lease.Renew();
        _table.IsAway = true;
        _clock.Advance(TimeSpan.FromMinutes(1));
        await _lease.Renew();
        Assert.False(_lease.IsHeld);
    }

    [Fact]
    public async Task An_activation_after_a_sudden_loss_waits_until_the_lost_silo_s_lease_is_over()
    {
        _membership.Set(2, (Self, SiloStatus.Active), (Other, SiloStatus.Active));
        await _lease.Renew();
        await TickAsync();
        _membership.Set(3, (Self, SiloStatus.Active), (Other, SiloStatus.Dead));

        Task waiting = _lease.WaitForEarlierHolders(_clock.GetTimestamp());
        Assert.False(waiting.IsCompleted);
        _clock.Advance(MembershipLease.Length - TimeSpan.FromMilliseconds(1));
        Assert.False(waiting.IsCompleted);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        await waiting;
    }

    [Theory]
    [InlineData(SiloStatus.Active)]
    [InlineData(SiloStatus.ShuttingDown)]
    public async Task An_activation_does_not_wait_when_nobody_is_lost_or_one_has_left_by_itself(SiloStatus other)
    {
        _membership.Set(2, (Self, SiloStatus.Active), (Other, other));
        await _lease.Renew();
        await TickAsync();
        _membership.Set(3, (Self, SiloStatus.Active), (Other, other == SiloStatus.Active ? other : SiloStatus.Dead));
        Assert.True(_lease.WaitForEarlierHolders(_clock.GetTimestamp()).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task An_earlier_run_at_the_same_address_holds_nothing()
    {
        _membership.Set(2, (Self, SiloStatus.Active), (SiloAddress.New(IPAddress.Loopback, 11111, 1), SiloStatus.Dead));
        await _lease.Renew();
        Assert.True(_lease.WaitForEarlierHolders(_clock.GetTimestamp()).IsCompletedSuccessfully);
    }

    private async Task TickAsync()
    {
        _clock.Advance(TimeSpan.FromSeconds(0.75));
        await _lease.Renew();
    }

    private async Task LapseAsync()
    {
        for (int tick = 0; tick < 4; tick++)
        {
            Assert.True(_lease.IsHeld);
            await TickAsync();
        }

        Assert.False(_lease.IsHeld);
    }

    private sealed class FakeSilo : ILocalSiloDetails
    {
        public string Name => "silo";

        public string ClusterId => "cluster";

        public string DnsHostName => "localhost";

        public SiloAddress SiloAddress => Self;

        public SiloAddress GatewayAddress => Self;
    }

    private sealed class FakeMembership : IClusterMembershipService
    {
        public ClusterMembershipSnapshot CurrentSnapshot { get; private set; } = SnapshotOf(1, (Self, SiloStatus.Active));

        public IAsyncEnumerable<ClusterMembershipSnapshot> MembershipUpdates => throw new NotSupportedException();

        public void Set(long version, params (SiloAddress Silo, SiloStatus Status)[] silos) => CurrentSnapshot = SnapshotOf(version, silos);

        public ValueTask Refresh(MembershipVersion minimumVersion = default, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;

        public Task<bool> TryKill(SiloAddress siloAddress) => throw new NotSupportedException();

        private static ClusterMembershipSnapshot SnapshotOf(long version, params (SiloAddress Silo, SiloStatus Status)[] silos) => new(
            silos.ToImmutableDictionary(silo => silo.Silo, silo => new ClusterMember(silo.Silo, silo.Status, "silo")), new MembershipVersion(version));
    }

    private sealed class FakeTable : IMembershipTable
    {
        public SiloStatus? Status { get; set; } = SiloStatus.Active;

        public bool IsAway { get; set; }

        /// <summary>Holds the answers up of those who ask meanwhile; they say what the table held when it was asked.</summary>
        public TaskCompletionSource? Delay { get; set; }

        public Task<MembershipTableData> ReadRow(SiloAddress key)
        {
            if (IsAway)
            {
                throw new TimeoutException();
            }

            var version = new TableVersion(1, "1");
            MembershipTableData answer = Status is { } status
                ? new MembershipTableData(Tuple.Create(new MembershipEntry { SiloAddress = key, Status = status }, "1"), version)
                : new MembershipTableData(version);
            return Delay is { } delay ? AnswerAfterAsync(delay.Task, answer) : Task.FromResult(answer);
        }

        private static async Task<MembershipTableData> AnswerAfterAsync(Task delay, MembershipTableData answer)
        {
            await delay;
            return answer;
        }

        public Task<MembershipTableData> ReadRowAsync(SiloAddress key, CancellationToken cancellationToken) => ReadRow(key);

        public Task InitializeMembershipTable(bool tryInitTableVersion) => throw new NotSupportedException();

        public Task DeleteMembershipTableEntries(string clusterId) => throw new NotSupportedException();

        public Task CleanupDefunctSiloEntries(DateTimeOffset beforeDate) => throw new NotSupportedException();

        public Task<MembershipTableData> ReadAll() => throw new NotSupportedException();

        public Task<bool> InsertRow(MembershipEntry entry, TableVersion tableVersion) => throw new NotSupportedException();

        public Task<bool> UpdateRow(MembershipEntry entry, string etag, TableVersion tableVersion) => throw new NotSupportedException();

        public Task UpdateIAmAlive(MembershipEntry entry) => throw new NotSupportedException();
    }
}
