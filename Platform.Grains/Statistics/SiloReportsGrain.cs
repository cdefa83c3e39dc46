using Platform.GrainInterfaces.Statistics;

namespace Platform.Grains.Statistics;

/// <summary>Remembers what each silo said last, until it has said nothing for some seconds.</summary>
internal sealed class SiloReportsGrain(TimeProvider clock) : Grain, ISiloReportsGrain
{
    /// <summary>A silo reports once a second; a busy one may be late.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(5);

    private readonly Dictionary<string, (SiloTraffic Traffic, long HeardAt)> _heard = [];

    public Task Report(SiloTraffic traffic)
    {
        _heard[traffic.Name] = (traffic, clock.GetTimestamp());
        return Task.CompletedTask;
    }

    public Task<SiloReports> GetAll()
    {
        // Ones that are gone must not fill memory.
        foreach ((string name, (_, long heardAt)) in _heard)
        {
            if (clock.GetElapsedTime(heardAt) >= Lifetime)
            {
                _heard.Remove(name);
            }
        }

        return Task.FromResult(new SiloReports([.. _heard.Values.Select(silo => silo.Traffic).OrderBy(silo => silo.Name, StringComparer.Ordinal)]));
    }
}
