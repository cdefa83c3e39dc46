using System.Collections.Immutable;

namespace Platform.Tests.Chaos;

/// <summary>The names of people who fight for the same ones: none is ever held by two.</summary>
/// <param name="Names">The name of each of them.</param>
internal sealed record NameBoard(ImmutableArray<string> Names)
{
    public bool Equals(NameBoard? other) => other is not null && Names.AsSpan().SequenceEqual(other.Names.AsSpan());

    public override int GetHashCode() => Names.Aggregate(0, HashCode.Combine);

    public override string ToString() => string.Join(", ", Names);

    public bool IsHeldByAnother(int person, string name) =>
        Names.Index().Any(held => held.Index != person && string.Equals(held.Item, name, StringComparison.OrdinalIgnoreCase));
}

/// <summary>A person has a new name.</summary>
internal sealed record Renamed(int Person, string Name) : Step<NameBoard>
{
    public override NameBoard? Apply(NameBoard before) => before.IsHeldByAnother(Person, Name) ? null : new NameBoard(before.Names.SetItem(Person, Name));
}

/// <summary>A person was told that another holds the name.</summary>
internal sealed record NameRefused(int Person, string Name) : Step<NameBoard>
{
    public override NameBoard? Apply(NameBoard before) => before.IsHeldByAnother(Person, Name) ? before : null;

    /// <summary>Whether another was just about to take the name: it is reserved for him then, and a refusal is right however that ends.</summary>
    public bool MeetsAttemptIn(Attempt<NameBoard> refused, IEnumerable<Attempt<NameBoard>> attempts) => attempts.Any(other =>
        other.Step is Renamed taking && taking.Person != Person && string.Equals(taking.Name, Name, StringComparison.OrdinalIgnoreCase)
        && other.Invoked < refused.Completed && (other.Completed ?? TimeSpan.MaxValue) > refused.Invoked);
}

/// <summary>Somebody read a person's name.</summary>
internal sealed record NameSeen(int Person, string Name) : Step<NameBoard>
{
    public override NameBoard? Apply(NameBoard before) => before.Names[Person] == Name ? before : null;
}

/// <summary>What happened to the names of a few people.</summary>
internal sealed class NameHistory(ImmutableArray<string> initial) : IObjectHistory
{
    private readonly ObjectHistory<NameBoard> _attempts = new("names", new NameBoard(initial));

    public int Answered => _attempts.Answered;

    public void Add(Attempt<NameBoard> attempt) => _attempts.Add(attempt);

    public string? Complaint()
    {
        IReadOnlyList<Attempt<NameBoard>> attempts = _attempts.Attempts;
        IEnumerable<Attempt<NameBoard>> judged = attempts.Where(attempt => attempt.Step is not NameRefused refused || !refused.MeetsAttemptIn(attempt, attempts));
        return Linearizability.Complaint(new NameBoard(initial), judged) is { } complaint ? "names: " + complaint : null;
    }
}
