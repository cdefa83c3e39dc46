using System.Collections.Concurrent;

namespace Platform.Tests.Chaos;

/// <summary>The numbers that the platform gave to things: the same thing has always the same, and no two have one in common.</summary>
internal sealed class Numbers
{
    private readonly ConcurrentQueue<(string Kind, string Thing, long Number)> _given = new();

    public int Count => _given.Count;

    public void Add(string kind, string thing, long number) => _given.Enqueue((kind, thing, number));

    public IEnumerable<string> Complaints()
    {
        foreach (var reused in _given.GroupBy(given => (given.Kind, given.Number)).Where(group => group.Select(given => given.Thing).Distinct().Count() > 1))
        {
            yield return $"{reused.Key.Kind} {reused.Key.Number} is {string.Join(" and ", reused.Select(given => given.Thing).Distinct())}";
        }

        foreach (var split in _given.GroupBy(given => (given.Kind, given.Thing)).Where(group => group.Select(given => given.Number).Distinct().Count() > 1))
        {
            yield return $"{split.Key.Kind} {split.Key.Thing} has the numbers {string.Join(" and ", split.Select(given => given.Number).Distinct())}";
        }
    }
}
