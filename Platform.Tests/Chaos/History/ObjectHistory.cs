namespace Platform.Tests.Chaos;

/// <summary>All that happened to one object, recorded by any number of clients.</summary>
/// <param name="subject">What it is, for complaints.</param>
/// <param name="initial">What it was before anything happened.</param>
internal sealed class ObjectHistory<TState>(string subject, TState initial) : IObjectHistory
    where TState : class, IEquatable<TState>
{
    private readonly Lock _lock = new();
    private readonly List<Attempt<TState>> _attempts = [];

    public int Answered => Attempts.Count(attempt => attempt.IsAnswered);

    public IReadOnlyList<Attempt<TState>> Attempts
    {
        get
        {
            lock (_lock)
            {
                return [.. _attempts];
            }
        }
    }

    public void Add(Attempt<TState> attempt)
    {
        lock (_lock)
        {
            _attempts.Add(attempt);
        }
    }

    public string? Complaint() => Linearizability.Complaint(initial, Attempts) is { } complaint ? $"{subject}: {complaint}" : null;
}
