using System.Collections.Immutable;
using Platform.GrainInterfaces.Notifications;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Notifications;

namespace Platform.Tests.Notifications;

public sealed class AnnouncementRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly UserId Author = new(3);
    private static readonly NewAnnouncement Good = new("Title", "Body\nand more", NotificationTypes.Info, null, null);

    [Fact]
    public void An_announcement_starts_now_and_has_no_end_unless_it_says_so()
    {
        AnnouncementsState all = Add(new AnnouncementsState(), Good).Value!;
        Announcement announcement = Assert.Single(all.Announcements);
        Assert.Equal((1, "Title", "Body\nand more", "info", Now, null, Author, Now), Told(announcement));
        Assert.Equal(2, all.NextId);
    }

    [Fact]
    public void The_number_of_a_deleted_one_is_not_given_again()
    {
        AnnouncementsState all = Add(new AnnouncementsState(), Good).Value!;
        Assert.Equal(2, Add(all with { Announcements = [] }, Good).Value!.Announcements[0].Id);
    }

    [Theory]
    [InlineData("", "Body", "info", "title")]
    [InlineData(" Title", "Body", "info", "title")]
    [InlineData("Ti\ntle", "Body", "info", "title")]
    [InlineData("Ti\0tle", "Body", "info", "title")]
    [InlineData("Title", "", "info", "body")]
    [InlineData("Title", " \n ", "info", "body")]
    [InlineData("Title", "Bo\0dy", "info", "body")]
    [InlineData("Title", "Bo\ud800dy", "info", "body")]
    [InlineData("Title", "Bo\u001bdy", "info", "body")]
    [InlineData("Title", "Body", "Info", "type")]
    [InlineData("Title", "Body", "", "type")]
    public void A_bad_field_is_named(string title, string body, string type, string field) =>
        Assert.Equal([field], Add(new AnnouncementsState(), new NewAnnouncement(title, body, type, null, null)).Refusal!.Fields.Keys);

    [Fact]
    public void Every_bad_field_is_named_at_once() => Assert.Equal(
        ["body", "ends_at", "title", "type"],
        Add(new AnnouncementsState(), new NewAnnouncement(new string('t', 129), new string('b', 4_001), "x", null, Now)).Refusal!.Fields.Keys);

    [Fact]
    public void The_longest_title_and_body_are_taken() =>
        Assert.Null(Add(new AnnouncementsState(), Good with { Title = new string('t', 128), Body = new string('b', 4_000) }).Refusal);

    [Theory]
    [InlineData(0, 0, false)]
    [InlineData(-5, -1, false)]
    [InlineData(2, 1, false)]
    [InlineData(2, 2, false)]
    [InlineData(-5, 1, true)]
    [InlineData(1, 2, true)]
    public void An_end_lies_in_the_future_and_behind_the_start(int startHours, int endHours, bool isGood) =>
        Assert.Equal(isGood, Add(new AnnouncementsState(), Good with { StartsAt = Now.AddHours(startHours), EndsAt = Now.AddHours(endHours) }).Refusal is null);

    [Fact]
    public void Not_more_are_kept_than_every_silo_can_hold()
    {
        var full = new AnnouncementsState { Announcements = [.. Enumerable.Range(1, 200).Select(id => new Announcement { Id = id })], NextId = 201 };
        Assert.Equal(ErrorCodes.Conflict, Add(full, Good).Refusal?.Code);
        Assert.Null(Add(full with { Announcements = full.Announcements.RemoveAt(0) }, Good).Refusal);
    }

    [Fact]
    public void An_announcement_is_shown_from_its_start_on_until_its_end()
    {
        var announcement = new AnnouncementView(1, "Title", "Body", "info", Now, Now.AddHours(1), Now);
        Assert.Equal(
            [false, true, true, false],
            new[] { Now.AddTicks(-1), Now, Now.AddHours(1).AddTicks(-1), Now.AddHours(1) }.Select(announcement.IsActive));
        Assert.True((announcement with { EndsAt = null }).IsActive(Now.AddYears(10)));
    }

    [Fact]
    public void The_one_that_starts_last_comes_first()
    {
        ImmutableArray<Announcement> all = [new() { Id = 1, StartsAt = Now }, new() { Id = 2, StartsAt = Now.AddHours(1) }, new() { Id = 3, StartsAt = Now }];
        Assert.Equal([2, 3, 1], new AnnouncementsState { Announcements = all }.ToList().Announcements.Select(view => view.Id));
    }

    private static Result<AnnouncementsState> Add(AnnouncementsState all, NewAnnouncement announcement) => AnnouncementRules.Add(all, announcement, Author, Now);

    private static (long, string, string, string, DateTimeOffset, DateTimeOffset?, UserId, DateTimeOffset) Told(Announcement one) =>
        (one.Id, one.Title, one.Body, one.Type, one.StartsAt, one.EndsAt, one.CreatedById, one.CreatedAt);
}
