using System.Collections.Immutable;
using Platform.GrainInterfaces.Audit;

namespace Platform.Tests.Chaos;

/// <summary>Whether the audit log tells of every act exactly once, and of an Owner at every moment.</summary>
internal static class AuditTrail
{
    /// <summary>Acts that are not in the log, or are in it twice.</summary>
    /// <param name="acts">What operators did.</param>
    /// <param name="log">All entries of the targets.</param>
    public static IEnumerable<string> Complaints(IEnumerable<OperatorAct> acts, IEnumerable<AuditEntryView> log)
    {
        ILookup<(string Event, string? Target), AuditEntryView> done = log.Where(entry => entry.Outcome == "done").ToLookup(entry => (entry.Event, entry.TargetId));
        foreach (var group in acts.GroupBy(act => (act.Event, act.Target)))
        {
            int certain = group.Count(act => act.IsAnswered);
            int entered = done[group.Key].Count();
            if (entered < certain || entered > group.Count())
            {
                yield return $"audit: {entered} entries of {group.Key.Event} on {group.Key.Target}, {certain} acts acknowledged, {group.Count() - certain} unanswered";
            }
        }
    }

    /// <summary>Moments without an Owner, or an end that the log does not lead to.</summary>
    /// <param name="people">The numbers of those who were ever Owners, in the order of the boards.</param>
    /// <param name="initial">Their levels before the first entry.</param>
    /// <param name="log">The entries since then, oldest first.</param>
    /// <param name="final">Their levels after the last one.</param>
    public static IEnumerable<string> ComplaintsOfOwners(ImmutableArray<string> people, OwnerBoard initial, IEnumerable<AuditEntryView> log, OwnerBoard final)
    {
        OwnerBoard board = initial;
        foreach (AuditEntryView entry in log.Where(entry => entry.Outcome == "done"))
        {
            int person = entry.TargetId is { } target ? people.IndexOf(target) : -1;
            OwnerBoard? next = (person, entry.Event) switch
            {
                ( < 0, _) => board,
                (_, AuditEvents.OwnerBootstrap) => board.Raise(person),
                (_, AuditEvents.PermissionDemote) => board.Lower(person),
                _ => board,
            };
            if (next is null)
            {
                yield return $"owners: entry {entry.Id} takes the last one from {board}";
                yield break;
            }

            board = next;
        }

        if (!board.Equals(final))
        {
            yield return $"owners: the log leads to {board}, and they are {final}";
        }
    }
}
