using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Platform.GrainInterfaces.Notifications;
using Platform.GrainInterfaces.Results;
using Platform.Tests.Admin;

namespace Platform.Tests.Gateway.Fakes;

/// <summary>An inbox with a log of events, whose cursors are places in it. Thread-safe: streams read it while a test writes.</summary>
internal sealed class FakeInbox
{
    private readonly Lock _gate = new();
    private readonly List<UserEvent> _events = [];
    private volatile bool _isAway;
    private int _forgotten;

    public FakeInbox() => Grain = ScriptedGrain.Of<IInboxGrain>(Answer);

    public IInboxGrain Grain { get; }

    public NotificationPage Page { get; set; } = new([], 0, 0, null);

    public Refusal? Refusal { get; set; }

    public bool IsAway
    {
        get => _isAway;
        set => _isAway = value;
    }

    /// <summary>Who wants to be told, with how often he said so.</summary>
    public ConcurrentDictionary<IInboxObserver, int> Observers { get; } = new();

    public ConcurrentQueue<string> Asked { get; } = new();

    /// <summary>A notification is sent.</summary>
    public NotificationView Send(string title)
    {
        lock (_gate)
        {
            var sent = new NotificationView(_events.Count + 1, title, "body", NotificationTypes.Info, null, FakeBot.Time, null);
            _events.Add(new UserEvent(Id(_events.Count + 1), sent, null, null));
            return sent;
        }
    }

    /// <summary>Something else happens.</summary>
    public void Add(RestrictionEvent? restriction = null, SubscriptionEvent? subscription = null)
    {
        lock (_gate)
        {
            _events.Add(new UserEvent(Id(_events.Count + 1), null, restriction, subscription));
        }
    }

    /// <summary>The first events are not kept any more.</summary>
    public void Forget(int events)
    {
        lock (_gate)
        {
            _forgotten = events;
        }
    }

    public async Task StirAsync()
    {
        foreach (IInboxObserver observer in Observers.Keys)
        {
            await observer.Stir();
        }
    }

    private static string Id(int place) => place.ToString(CultureInfo.InvariantCulture);

    private Task Answer(string method, object?[] arguments)
    {
        Asked.Enqueue($"{method}({string.Join(", ", arguments.Where(argument => argument is not IInboxObserver))})");
        return method switch
        {
            nameof(IInboxGrain.Watch) => IsAway ? Task.FromException(new UnavailableException()) : Watch((IInboxObserver)arguments[0]!),
            nameof(IInboxGrain.Unwatch) => Unwatch((IInboxObserver)arguments[0]!),
            nameof(IInboxGrain.ReadEvents) => IsAway
                ? Task.FromException<Result<UserEvents>>(new UnavailableException())
                : Task.FromResult(Refusal is null ? Read((string?)arguments[0], (int)arguments[1]!) : Refusal),
            nameof(IInboxGrain.List) => Task.FromResult(Refusal is null ? new Result<NotificationPage>(Page, null) : Refusal),
            nameof(IInboxGrain.Read) => Task.FromResult(Refusal is null ? new Result<NotificationView>(Page.Notifications[0], null) : Refusal),
            _ => Task.FromResult(Refusal is null ? new Result<int>(3, null) : Refusal),
        };
    }

    private Task Watch(IInboxObserver observer)
    {
        Observers.AddOrUpdate(observer, 1, (_, times) => times + 1);
        return Task.CompletedTask;
    }

    private Task Unwatch(IInboxObserver observer)
    {
        Observers.TryRemove(observer, out _);
        return Task.CompletedTask;
    }

    private Result<UserEvents> Read(string? after, int most)
    {
        lock (_gate)
        {
            if (after is null)
            {
                return new UserEvents([], Id(_events.Count), HasMore: false, HasGap: false);
            }

            if (!int.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out int place))
            {
                return Refusal.OfField("after", "Must be a cursor.");
            }

            int from = Math.Max(place, _forgotten);
            ImmutableArray<UserEvent> part = [.. _events.Skip(from).Take(most)];
            return new UserEvents(part, Id(from + part.Length), from + part.Length < _events.Count, HasGap: place < _forgotten);
        }
    }
}
