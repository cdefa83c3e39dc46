using System.Collections.Concurrent;

namespace Platform.Tests.Chaos;

/// <summary>What happened to one user and to each of his sessions.</summary>
internal sealed class AccountHistory(string subject) : IObjectHistory
{
    private readonly ConcurrentQueue<Attempt<SessionLife>> _ofUser = new();
    private readonly ConcurrentDictionary<string, ConcurrentQueue<Attempt<SessionLife>>> _ofSessions = new();

    public int Answered => _ofUser.Count(attempt => attempt.IsAnswered) + _ofSessions.Values.Sum(session => session.Count(attempt => attempt.IsAnswered));

    /// <summary>Something that every session of his feels.</summary>
    public void Add(Attempt<SessionLife> attempt) => _ofUser.Enqueue(attempt);

    /// <summary>Something that only one session feels.</summary>
    /// <param name="session">Its token's suffix or another word for it.</param>
    /// <param name="attempt">What happened.</param>
    public void Add(string session, Attempt<SessionLife> attempt) => _ofSessions.GetOrAdd(session, _ => new()).Enqueue(attempt);

    public string? Complaint()
    {
        // That of no session at all tells whether the acts on the user themselves can be explained.
        IEnumerable<(string Name, IEnumerable<Attempt<SessionLife>> Attempts)> lives =
            [("itself", _ofUser), .. _ofSessions.Select(session => ("session " + session.Key, session.Value.Concat(_ofUser)))];
        string[] complaints =
            [.. lives.Select(life => Linearizability.Complaint(SessionLife.None, life.Attempts) is { } complaint ? $"{subject}, {life.Name}: {complaint}" : null).OfType<string>()];
        return complaints.Length == 0 ? null : string.Join('\n', complaints);
    }
}
