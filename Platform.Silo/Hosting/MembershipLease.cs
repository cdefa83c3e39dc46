using Platform.Grains.Cluster;

namespace Platform.Silo.Hosting;

/// <summary>A lease that every look at the own row of the membership table renews, for as long as that row says that the silo is not dead.</summary>
/// <remarks>
/// A silo is evicted by writing that row, and its grains begin elsewhere after the write. So a silo that does not know of its eviction serves them for
/// at most <see cref="Length"/> longer, and an activation of that age or older is their only one.
/// </remarks>
internal sealed partial class MembershipLease(
    ILocalSiloDetails local, IMembershipTable table, IClusterMembershipService membership, TimeProvider clock, ILogger<MembershipLease> logger)
    : ISiloLease, ILifecycleParticipant<ISiloLifecycle>, IDisposable
{
    /// <summary>How long a look lasts. Shorter than the eviction of a frozen silo takes (<see cref="SiloTimes"/>), long enough for a busy machine.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(0.75);

    /// <summary>
    /// For so long a silo without others goes on when its database does not answer: less than a silo that starts waits (three reports that one is alive,
    /// <see cref="SiloTimes.AliveReport"/>) before it passes over one that it does not reach.
    /// </summary>
    private static readonly TimeSpan MostAlone = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource _stop = new();
    private readonly LostSilos _lost = new(local.SiloAddress, clock);
    private long _confirmedAt;
    private long _readAt;
    private bool _isConfirmed;
    private bool _isLost;
    private Task _renewing = Task.CompletedTask;

    public bool IsHeld => Volatile.Read(ref _isConfirmed) && !Volatile.Read(ref _isLost) && clock.GetElapsedTime(Volatile.Read(ref _confirmedAt)) < Length;

    public async Task WaitForEarlierHolders(long activatedAt)
    {
        if (clock.GetElapsedTime(activatedAt) >= Length)
        {
            return;
        }

        // The activation may be here because of an eviction that only the silo that placed it has heard of.
        await membership.Refresh();
        _lost.Observe(membership.CurrentSnapshot);
        TimeSpan rest = Length - clock.GetElapsedTime(activatedAt);
        if (rest > TimeSpan.Zero && _lost.IsAnyWithin(Length))
        {
            await Task.Delay(rest, clock);
        }
    }

    /// <summary>Begins when the silo takes calls, and ends when it takes none any more: its grains answer while it leaves, too.</summary>
    public void Participate(ISiloLifecycle lifecycle)
    {
        lifecycle.Subscribe(nameof(MembershipLease), ServiceLifecycleStage.Active, Begin);
        lifecycle.Subscribe(nameof(MembershipLease), ServiceLifecycleStage.RuntimeServices, _ => Task.CompletedTask, End);
    }

    public void Dispose() => _stop.Dispose();

    public async Task<bool> Reconfirm()
    {
        long asked = clock.GetTimestamp();
        await Renew();
        return IsHeld && Volatile.Read(ref _confirmedAt) >= asked;
    }

    /// <summary>Looks once.</summary>
    internal async Task Renew()
    {
        _lost.Observe(membership.CurrentSnapshot);
        long asked = clock.GetTimestamp();
        bool wasHeld = IsHeld;
        using var patience = new CancellationTokenSource(Length, clock);
        try
        {
            MembershipTableData rows = await table.ReadRowAsync(local.SiloAddress, patience.Token).WaitAsync(patience.Token);
            bool belongs = rows.Members.Any(row => row.Item1.SiloAddress.Equals(local.SiloAddress) && row.Item1.Status != SiloStatus.Dead);
            Volatile.Write(ref _readAt, asked);
            Set(belongs, asked);
        }
        catch (Exception fault)
        {
            // The silo cannot see whether others reach the database and have evicted it; one that has no others keeps what it held for a while.
            LogFault(fault);
            if (wasHeld && IsAlone() && clock.GetElapsedTime(Volatile.Read(ref _readAt)) < MostAlone)
            {
                Set(belongs: true, asked);
            }
        }
    }

    private async Task Begin(CancellationToken cancellation)
    {
        await Renew();
        _renewing = Task.Run(KeepRenewing, CancellationToken.None);
    }

    private async Task End(CancellationToken cancellation)
    {
        await _stop.CancelAsync();
        await _renewing;
    }

    private async Task KeepRenewing()
    {
        using var timer = new PeriodicTimer(Interval, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token))
            {
                await Renew();
            }
        }
        catch (OperationCanceledException)
        {
            // The silo stops.
        }
    }

    private bool IsAlone() =>
        membership.CurrentSnapshot.Members.Values.All(member => member.Status == SiloStatus.Dead || member.SiloAddress.Equals(local.SiloAddress));

    private void Set(bool belongs, long asked)
    {
        if (!belongs)
        {
            // Never taken back: a silo that is evicted comes back as another one, and a slow look may have begun before.
            Volatile.Write(ref _isLost, true);
            return;
        }

        // A slow look must not take back what a later one has seen.
        if (asked > Volatile.Read(ref _confirmedAt))
        {
            Volatile.Write(ref _confirmedAt, asked);
        }

        Volatile.Write(ref _isConfirmed, true);
    }

    [LoggerMessage(LogLevel.Debug, "The silo could not read its row of the membership table.")]
    private partial void LogFault(Exception fault);
}
