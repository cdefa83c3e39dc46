namespace Platform.Silo.Hosting;

/// <summary>When this silo last learned that another is gone without having said so. Thread-safe.</summary>
/// <param name="self">This silo.</param>
/// <param name="clock">The clock.</param>
internal sealed class LostSilos(SiloAddress self, TimeProvider clock)
{
    private readonly Lock _turn = new();
    private ClusterMembershipSnapshot? _seen;
    private long? _lostAt;

    /// <summary>Whether one was learned of within a span before now.</summary>
    /// <param name="span">The span.</param>
    public bool IsAnyWithin(TimeSpan span)
    {
        lock (_turn)
        {
            return _lostAt is { } instant && clock.GetElapsedTime(instant) < span;
        }
    }

    /// <summary>Takes note of what the membership says now.</summary>
    /// <param name="snapshot">The membership.</param>
    public void Observe(ClusterMembershipSnapshot snapshot)
    {
        lock (_turn)
        {
            if (_seen is not null && snapshot.Version <= _seen.Version)
            {
                return;
            }

            if (snapshot.Members.Values.Any(IsNewlyLost))
            {
                _lostAt = clock.GetTimestamp();
            }

            _seen = snapshot;
        }
    }

    // An earlier run at the own address is over, or its port would not have been free.
    private bool IsNewlyLost(ClusterMember member) =>
        member.Status == SiloStatus.Dead
        && !member.SiloAddress.Endpoint.Equals(self.Endpoint)
        && (_seen is null || _seen.GetSiloStatus(member.SiloAddress) is not (SiloStatus.Dead or SiloStatus.ShuttingDown or SiloStatus.Stopping));
}
