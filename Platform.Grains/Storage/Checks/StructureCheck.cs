using System.Collections.Immutable;
using Platform.GrainInterfaces.Storage;

namespace Platform.Grains.Storage.Checks;

/// <summary>Whether the database's own structures are whole: pages, indexes, triggers.</summary>
internal sealed class StructureCheck(IStorageInspection inspection) : ICheck
{
    public string Name => "indexes";

    public async Task<CheckResult> Run(CancellationToken cancellation)
    {
        ImmutableArray<StructureFinding> findings = await inspection.InspectStructureAsync(cancellation);
        string detail = string.Join(' ', findings.OrderBy(finding => finding.IsHarmless).Select(finding => finding.Sentence));
        return findings.IsEmpty ? this.Good(0, "All indexes and triggers are there and valid.")
            : findings.All(finding => finding.IsHarmless) ? this.Warn(findings.Length, detail)
            : this.Fail(findings.Length, detail);
    }
}
