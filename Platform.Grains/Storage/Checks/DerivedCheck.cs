using System.Collections.Immutable;
using Platform.GrainInterfaces.Storage;
using static Platform.Grains.Storage.Checks.Checked;

namespace Platform.Grains.Storage.Checks;

/// <summary>Whether the tables that look-ups go over hold what the states say.</summary>
internal sealed class DerivedCheck(IStorageInspection inspection) : ICheck
{
    public string Name => "directories";

    public async Task<CheckResult> Run(CancellationToken cancellation)
    {
        ImmutableArray<Finding> findings = await inspection.CompareDerivedAsync(cancellation);
        long differences = findings.Sum(finding => finding.Count);
        return differences == 0
            ? this.Good(0, "Searches and lists see what the states say.")
            : this.Fail(
                differences,
                Text($"{differences} rows differ from what the states say: {string.Join(", ", findings.Where(finding => finding.Count > 0).Select(finding => finding.Words))}. docs/storage.md tells how they are made anew."));
    }
}
