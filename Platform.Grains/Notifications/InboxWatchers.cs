using Microsoft.Extensions.Logging;
using Orleans.Utilities;
using Platform.GrainInterfaces.Notifications;
using Platform.Grains.Time;

namespace Platform.Grains.Notifications;

/// <summary>Gateways that pass on what happens to one user.</summary>
internal sealed class InboxWatchers
{
    /// <summary>More gateways than a user reads through at the same time; with more, the one that came first is dropped, and looks by itself.</summary>
    private const int Most = 100;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ObserverManager<IInboxObserver> _observers;

    // Those that were dropped for their silence or a failure stay here until they are the oldest.
    private readonly List<IInboxObserver> _oldestFirst = [];

    public InboxWatchers(TimeProvider clock, ILogger logger) =>
        _observers = new ObserverManager<IInboxObserver>(Patience, logger) { GetDateTime = () => DateTime.UnixEpoch + clock.Elapsed() };

    /// <summary>Takes one in, or lets him stay longer.</summary>
    public void Add(IInboxObserver observer)
    {
        _oldestFirst.Remove(observer);
        _oldestFirst.Add(observer);
        _observers.Subscribe(observer, observer);
        if (_oldestFirst.Count > Most)
        {
            Remove(_oldestFirst[0]);
        }
    }

    /// <summary>Lets one go.</summary>
    public void Remove(IInboxObserver observer)
    {
        _oldestFirst.Remove(observer);
        _observers.Unsubscribe(observer);
    }

    /// <summary>Tells all to look, without waiting for anybody.</summary>
    public void Stir() => _observers.Notify(observer => observer.Stir()).Ignore();
}
