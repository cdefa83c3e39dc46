using Platform.GrainInterfaces.Audit;
using Platform.GrainInterfaces.Storage;
using Platform.Grains.Audit;
using static Platform.Grains.Storage.Checks.Checked;

namespace Platform.Grains.Storage.Checks;

/// <summary>Whether the audit log is as it was written.</summary>
internal sealed class AuditCheck(IAuditLog log) : ICheck
{
    public string Name => CheckNames.Audit;

    public async Task<CheckResult> Run(CancellationToken cancellation)
    {
        var verifier = new AuditVerifier(log);
        long entries = 0;
        AuditPlace? place = null;
        do
        {
            AuditVerification stretch = await verifier.Follow(place, cancellation);
            entries += stretch.Entries;
            place = stretch.Next;
            if (stretch.FirstBroken is { } broken)
            {
                return this.Fail(1, Text($"The log is broken at entry {broken.Position} of {broken.Day:yyyy-MM-dd}: {broken.Problem} Entries before it that are right: {entries}."));
            }
        }
        while (place is not null);

        return this.Good(entries, Text($"All {entries} entries are as they were written."));
    }
}
