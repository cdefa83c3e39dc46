using CsCheck;
using Platform.GrainInterfaces.Notifications;
using Platform.GrainInterfaces.Results;
using Platform.Grains.Notifications;

namespace Platform.Tests.Notifications;

public sealed class InboxListTests
{
    private static readonly DateTimeOffset Now = Inboxes.Start;

    [Fact]
    public void Targeted_ones_and_broadcasts_are_one_list_newest_first()
    {
        InboxState inbox = new InboxState().With(1, Now.AddSeconds(3)).With(2, Now.AddSeconds(1)).With(3, Now.AddSeconds(3));
        BroadcastLog log = BroadcastLog.Empty.With(4, Now.AddSeconds(2)).With(5, Now.AddSeconds(3));
        Assert.Equal([5, 3, 1, 4, 2], inbox.All(log).Select(view => view.Id));
    }

    [Fact]
    public void A_part_tells_the_size_of_the_whole()
    {
        InboxState inbox = InboxReading.Read(Inboxes.Filled(3), BroadcastLog.Empty, 1, Now).Value!.Next;
        NotificationPage page = InboxList.Page(inbox, Inboxes.Log(2), null, offset: 4, limit: 50).Value!;
        Assert.Equal((1, 5, 4, null), (page.Notifications.Length, page.Total, page.Unread, page.Next));
    }

    [Theory]
    [InlineData(0, 5, false)]
    [InlineData(0, 4, true)]
    [InlineData(4, 1, false)]
    [InlineData(5, 1, false)]
    [InlineData(10_000, 100, false)]
    [InlineData(0, 0, false)]
    public void There_is_a_next_page_where_there_is_more(int offset, int limit, bool hasNext) =>
        Assert.Equal(hasNext, InboxList.Page(Inboxes.Filled(5), BroadcastLog.Empty, null, offset, limit).Value!.Next is not null);

    [Fact]
    public void A_place_that_was_never_told_is_refused() =>
        Assert.Equal(["after"], InboxList.Page(Inboxes.Filled(5), BroadcastLog.Empty, "17", 0, 5).Refusal!.Fields.Keys);

    [Fact]
    public void A_walk_shows_each_that_was_there_once_whatever_comes_and_goes_meanwhile() => Gen.Select(
        Gen.Int[0, 12], Gen.Int[0, 12], Gen.Int[1, 4], Gen.Select(Gen.Int[0, 3], Gen.Int[0, 20]).Array[0, 30]).Sample((own, shared, limit, steps) =>
    {
        InboxState inbox = Inboxes.Filled(own);
        BroadcastLog log = Inboxes.Log(shared);
        HashSet<long> old = [.. inbox.All(log).Select(view => view.Id)];
        List<long> shown = [];
        long nextId = 5_000;
        DateTimeOffset now = Now.AddSeconds(12);
        string? place = null;
        var step = 0;
        do
        {
            NotificationPage page = InboxList.Page(inbox, log, place, 0, limit).Value!;
            shown.AddRange(page.Notifications.Select(view => view.Id));
            place = page.Next;
            if (step < steps.Length)
            {
                (int what, int which) = steps[step++];
                switch (what)
                {
                    case 0:
                        inbox = inbox.With(nextId++, now);
                        break;
                    case 1:
                        log = log.With(nextId++, now);
                        break;
                    case 2 when which < log.Broadcasts.Length:
                        old.Remove(log.Broadcasts[which].Id);
                        log = BroadcastRules.Withdraw(log, log.Broadcasts[which]);
                        break;
                    default:
                        inbox = InboxReading.ReadAll(inbox, log, now);
                        break;
                }
            }
        }
        while (place is not null);
        Assert.Equal(shown.Count, shown.Distinct().Count());
        Assert.Subset(shown.ToHashSet(), old);
    });

    [Fact]
    public void A_place_is_read_back_as_it_was_told() => Gen.Select(Gen.Long[0, DateTimeOffset.MaxValue.Ticks], Gen.Long[0, long.MaxValue]).Sample((ticks, id) =>
    {
        var place = new InboxPlace(new DateTimeOffset(ticks, TimeSpan.Zero), id);
        return InboxPlace.Parse(place.ToText()) == place && Uri.EscapeDataString(place.ToText()) == place.ToText();
    });

    [Fact]
    public void No_text_at_all_is_a_fault() => Gen.String.Sample(text => InboxPlace.Parse(text) is null or { Id: >= 0 });

    [Theory]
    [InlineData("MTc")]
    [InlineData("MTc6")]
    [InlineData("MTc6MTg6MTk")]
    [InlineData("LTE6MQ")]
    [InlineData("OTIyMzM3MjAzNjg1NDc3NTgwNzox")]
    [InlineData("\0")]
    [InlineData("")]
    public void What_was_never_told_is_no_place(string text) => Assert.Null(InboxPlace.Parse(text));

    [Fact]
    public void A_refused_place_is_a_matter_of_validation() =>
        Assert.Equal(ErrorCodes.ValidationFailed, InboxList.Page(new InboxState(), BroadcastLog.Empty, "", 0, 1).Refusal?.Code);
}
