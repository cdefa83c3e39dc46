using Platform.Gateway.Http;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Sessions;

namespace Platform.Gateway.Notifications;

/// <summary>How many event streams this process keeps open at once, for one session and for all. Thread-safe.</summary>
/// <param name="most">Streams at the most.</param>
internal sealed class StreamPlaces(int most = StreamPlaces.Most)
{
    /// <summary>Streams of one session at the most.</summary>
    public const int MostOfSession = 5;

    private const int Most = 10_000;

    // A place is free when the client closes another stream, and nobody knows when; this is how soon he may ask again.
    private const int PauseSeconds = 5;

    private static readonly Refusal TooMany =
        new(ErrorCodes.RateLimited, "The session has as many event streams open as it may.") { RetryAfterSeconds = PauseSeconds };

    private readonly Lock _gate = new();
    private readonly Dictionary<SessionKey, int> _ofSessions = [];

    private int _all;

    /// <summary>Takes a place for one more stream.</summary>
    /// <param name="session">The session that asks.</param>
    /// <returns>Null when it was taken.</returns>
    public Refusal? Take(SessionKey session)
    {
        lock (_gate)
        {
            int ofSession = _ofSessions.GetValueOrDefault(session);
            if (ofSession >= MostOfSession)
            {
                return TooMany;
            }

            if (_all >= most)
            {
                return Fault.Unavailable() with { Detail = "This process has as many event streams open as it can keep." };
            }

            _ofSessions[session] = ofSession + 1;
            _all++;
            StreamMeter.Open.Add(1);
            return null;
        }
    }

    /// <summary>Gives a place back.</summary>
    /// <param name="session">The session that took it.</param>
    public void Return(SessionKey session)
    {
        lock (_gate)
        {
            _all--;
            StreamMeter.Open.Add(-1);
            if (--_ofSessions[session] == 0)
            {
                _ofSessions.Remove(session);
            }
        }
    }
}
