using Orleans.Runtime.Placement;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Storage;
using Platform.Grains.Cluster;
using static Platform.Grains.Storage.Checks.Checked;

namespace Platform.Grains.Storage.Checks;

/// <summary>Whether all silos run one version, by one clock, with secrets that nobody else can read.</summary>
internal sealed class SilosCheck(IClusterMembershipService membership, IGrainFactory grains, IStorageInspection inspection) : ICheck
{
    private static readonly TimeSpan LargestSkew = TimeSpan.FromSeconds(1);

    public string Name => "silos";

    public async Task<CheckResult> Run(CancellationToken cancellation)
    {
        SiloAddress[] silos = [.. membership.CurrentSnapshot.Members.Values.Where(silo => silo.Status == SiloStatus.Active).Select(silo => silo.SiloAddress)];
        List<string> problems = [];
        List<string> warnings = [];
        HashSet<string> versions = new(StringComparer.Ordinal);
        foreach (SiloAddress silo in silos)
        {
            if (await Ask(silo) is not { } view)
            {
                warnings.Add(Text($"The silo {silo.Endpoint} could not be asked."));
                continue;
            }

            versions.Add(view.Inspection.Version);
            if (view.Skew > LargestSkew)
            {
                problems.Add(Text($"The clock of {silo.Endpoint} differs by {view.Skew.TotalSeconds:F1} s from that of the silo that checks. Set both by NTP."));
            }

            warnings.AddRange(view.Inspection.ExposedFiles.Select(file => Text($"{silo.Endpoint}: others than its owner can read {file}; chmod 600 it.")));
        }

        if (versions.Count > 1)
        {
            warnings.Add(Text($"Silos run different versions: {string.Join(", ", versions.Order(StringComparer.Ordinal))}."));
        }

        if (await DatabaseSkew(cancellation) is { } skew && skew > LargestSkew)
        {
            problems.Add(Text($"The database's clock differs by {skew.TotalSeconds:F1} s from that of the silo that checks. Set both by NTP."));
        }

        string detail = string.Join(' ', problems.Concat(warnings));
        return problems.Count > 0 ? this.Fail(problems.Count, detail)
            : warnings.Count > 0 ? this.Warn(warnings.Count, detail)
            : this.Good(silos.Length, Text($"{silos.Length} of version {string.Join(", ", versions)}; clocks agree; secrets are their owner's alone."));
    }

    private async Task<(SiloInspection Inspection, TimeSpan Skew)?> Ask(SiloAddress silo)
    {
        try
        {
            // The first call to a grain of this key decides where it lives.
            RequestContext.Set(IPlacementDirector.PlacementHintKey, silo);
            DateTimeOffset asked = TimeProvider.System.GetUtcNow();
            SiloInspection inspection = await grains.GetGrain<ISiloInspectionGrain>(silo.ToParsableString()).Inspect();
            DateTimeOffset answered = TimeProvider.System.GetUtcNow();
            return inspection.Silo == silo.ToParsableString() ? (inspection, Outside(inspection.Now, asked, answered)) : null;
        }
        catch (Exception fault) when (fault.IsTransient())
        {
            return null;
        }
        finally
        {
            RequestContext.Remove(IPlacementDirector.PlacementHintKey);
        }
    }

    private async Task<TimeSpan?> DatabaseSkew(CancellationToken cancellation)
    {
        DateTimeOffset asked = TimeProvider.System.GetUtcNow();
        return await inspection.ReadClockAsync(cancellation) is { } told ? Outside(told, asked, TimeProvider.System.GetUtcNow()) : null;
    }

    // How far a clock is away from any instant that it may have been read at.
    private static TimeSpan Outside(DateTimeOffset told, DateTimeOffset asked, DateTimeOffset answered) =>
        told < asked ? asked - told : told > answered ? told - answered : TimeSpan.Zero;
}
