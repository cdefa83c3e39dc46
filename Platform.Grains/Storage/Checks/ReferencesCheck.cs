using Platform.GrainInterfaces.Storage;
using static Platform.Grains.Storage.Checks.Checked;

namespace Platform.Grains.Storage.Checks;

/// <summary>Whether rows that belong together say so of each other.</summary>
internal sealed class ReferencesCheck(IStorageInspection inspection, TimeProvider clock) : ICheck
{
    public string Name => "references";

    public async Task<CheckResult> Run(CancellationToken cancellation)
    {
        List<string> sentences = [];
        long found = 0;
        var worst = CheckStatus.Ok;
        foreach (ReferenceRule rule in ReferenceRule.All)
        {
            Finding finding = await inspection.FindAsync(rule, clock.GetUtcNow(), cancellation);
            if (finding.Count > 0)
            {
                sentences.Add(Text($"{finding.Count} {rule.Broken}: {finding.Words}."));
                found += finding.Count;
                worst = rule.Status > worst ? rule.Status : worst;
            }
        }

        return new CheckResult(Name, worst, sentences.Count == 0 ? "Names, identities, sessions, bots and chats all belong to somebody." : string.Join(' ', sentences), found);
    }
}
