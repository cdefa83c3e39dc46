namespace Platform.Tests.Chaos;

/// <summary>How far a search has come: which attempts have taken place, and what they made of the object.</summary>
/// <param name="done">A bit for each attempt.</param>
/// <param name="first">The first one that has not taken place.</param>
/// <param name="answered">How many of those that were answered have.</param>
/// <param name="state">The state after them.</param>
internal sealed class Progress<TState>(ulong[] done, int first, int answered, TState state) : IEquatable<Progress<TState>>
    where TState : class, IEquatable<TState>
{
    private readonly int _hash = HashOf(done, state);

    public int First => first;

    public int Answered => answered;

    public TState State => state;

    public bool IsDone(int attempt) => (done[attempt / 64] & (1UL << (attempt % 64))) != 0;

    public Progress<TState> After(int attempt, bool isAnswered, TState next)
    {
        ulong[] more = [.. done];
        more[attempt / 64] |= 1UL << (attempt % 64);
        int waiting = first;
        while ((more[waiting / 64] & (1UL << (waiting % 64))) != 0)
        {
            waiting++;
        }

        return new Progress<TState>(more, waiting, isAnswered ? answered + 1 : answered, next);
    }

    public bool Equals(Progress<TState>? other) =>
        other is not null && _hash == other._hash && State.Equals(other.State) && done.AsSpan().SequenceEqual(other.Done);

    public override bool Equals(object? obj) => Equals(obj as Progress<TState>);

    public override int GetHashCode() => _hash;

    private ulong[] Done => done;

    private static int HashOf(ulong[] done, TState state)
    {
        HashCode code = default;
        foreach (ulong bits in done)
        {
            code.Add(bits);
        }

        code.Add(state);
        return code.ToHashCode();
    }
}
