using System.Collections.Immutable;
using CsCheck;
using Platform.GrainInterfaces.Notifications;
using Platform.Grains.Notifications;

namespace Platform.Tests.Notifications;

/// <summary>Anything in any order, on an inbox and a log that are nearly full: against a model that remembers everything and counts anew.</summary>
public sealed class InboxModelTests
{
    private static readonly Gen<(string What, int Which)> AnyStep = Gen.Select(
        Gen.OneOf([.. new[] { "deliver", "again", "change", "broadcast", "withdraw", "read", "read", "read all", "look" }.Select(Gen.Const)]), Gen.Int[0, 1_100]);

    [Fact]
    public void What_is_unread_is_what_was_not_read_of_what_is_kept() => AnyStep.Array[1, 60].Sample(steps =>
    {
        var model = new Model();
        foreach ((string what, int which) in steps)
        {
            model.Take(what, which);
            model.Check();
        }
    }, iter: 60);

    private sealed class Model
    {
        private readonly Dictionary<long, DateTimeOffset> _readAt = [];
        private readonly List<BroadcastLog> _logs = [Inboxes.Log(497)];
        private readonly HashSet<long> _places = [];
        private InboxState _inbox = Inboxes.Filled(496);
        private long _nextId = 5_000;
        private DateTimeOffset _now = Inboxes.Start.AddHours(1);

        private BroadcastLog Log => _logs[^1];

        public Model() => _places.UnionWith(_inbox.Notifications.Select(notification => notification.Sequence));

        public void Take(string what, int which)
        {
            _now = _now.AddSeconds(1);

            // As another silo may have it, but never older than what was marked by.
            BroadcastLog[] copies = [.. _logs.Where(log => log.Version >= _inbox.BroadcastVersion)];
            BroadcastLog copy = copies[which % copies.Length];
            switch (what)
            {
                case "deliver":
                    Deliver(_nextId++);
                    break;
                case "again":
                    InboxNotification kept = _inbox.Notifications[which % _inbox.Notifications.Length];
                    Assert.Empty(InboxDelivery.New(_inbox, [new PendingNotification { Id = kept.DeliveryId }]));
                    break;
                case "change":
                    _inbox = InboxDelivery.Add(_inbox, [], [.. Enumerable.Range(0, which % 30).Select(_ => Inboxes.Change(_nextId++, _now))]);
                    _places.UnionWith(_inbox.Changes.Select(change => change.Sequence));
                    break;
                case "broadcast":
                    _logs.Add(Log.With(_nextId++, _now));
                    break;
                case "withdraw":
                    _logs.Add(BroadcastRules.Withdraw(Log, Log.Broadcasts[which % Log.Broadcasts.Length]));
                    break;
                case "read":
                    ImmutableArray<NotificationView> all = _inbox.All(copy);
                    NotificationView view = all[which % all.Length];
                    Assert.Equal(_readAt.ContainsKey(view.Id), InboxReading.Read(_inbox, copy, view.Id, _now).IsRefused);
                    _inbox = InboxReading.Read(_inbox, copy, view.Id, _now).Value?.Next ?? _inbox;
                    _readAt.TryAdd(view.Id, _now);
                    break;
                case "read all":
                    foreach (NotificationView one in _inbox.All(copy))
                    {
                        _readAt.TryAdd(one.Id, _now);
                    }

                    _inbox = InboxReading.ReadAll(_inbox, copy, _now);
                    break;
            }
        }

        public void Check()
        {
            foreach (BroadcastLog copy in _logs.Where(log => log.Version >= _inbox.BroadcastVersion))
            {
                NotificationPage page = InboxList.Page(_inbox, copy, null, 0, 2_000).Value!;
                Assert.Equal(page.Notifications.Count(view => !_readAt.ContainsKey(view.Id)), page.Unread);
                Assert.All(page.Notifications, view => Assert.Equal(_readAt.TryGetValue(view.Id, out DateTimeOffset at) ? at : null, view.ReadAt));
            }

            Assert.Equal(_inbox.Notifications.Count(notification => notification.ReadAt is null), _inbox.Unread);
            Assert.True(_inbox.BroadcastMarks.Length <= BroadcastRules.Most && _inbox.ReadAllMarks.Length <= BroadcastRules.Most);
            Assert.True(_inbox.Notifications.Length <= 500 && _inbox.Changes.Length <= 100);
            CheckGap();
        }

        private void Deliver(long id)
        {
            PendingNotification pending = Inboxes.Pending(id, _now);
            Assert.Single(InboxDelivery.New(_inbox, [pending, pending]));
            _inbox = _inbox.With(id, _now);
            _places.Add(_inbox.LastSequence);
        }

        // A gap is told where, and only where, a place behind the cursor is not kept any more.
        private void CheckGap()
        {
            HashSet<long> kept = [.. _inbox.Notifications.Select(one => one.Sequence), .. _inbox.Changes.Select(one => one.Sequence)];
            long lost = _places.Where(place => !kept.Contains(place)).DefaultIfEmpty(0).Max();
            Assert.Equal([lost > 0, false], new[] { lost - 1, lost }.Select(place => InboxEvents.After(_inbox, BroadcastLog.Empty, $"{Math.Max(0, place)}.0", 1).Value!.HasGap));
        }
    }
}
