using Platform.GrainInterfaces.Audit;
using Platform.GrainInterfaces.Permissions;

namespace Platform.Tests.Chaos;

/// <summary>The sums and counts behind the history checker, on good and bad ones made by hand.</summary>
public sealed class ChaosCheckTests
{
    [Theory]
    [InlineData(6, true)]
    [InlineData(16, true)]
    [InlineData(26, true)]
    [InlineData(36, true)]
    [InlineData(5, false)]
    [InlineData(12, false)]
    [InlineData(46, false)]
    public void Batches_count_once_and_unanswered_ones_once_or_never(long total, bool isExplained) =>
        Assert.Equal(isExplained, BatchTotals.Complaint("bot", [1, 2, 3], [10, 20], total) is null);

    [Fact]
    public void A_limit_that_is_passed_is_told() => Assert.NotNull(HourlyLimit.Complaint(3, [.. Accepted(1, 2, 3, 4)], []));

    [Fact]
    public void A_limit_that_is_reached_exactly_is_kept() =>
        Assert.Null(HourlyLimit.Complaint(3, [.. Accepted(1, 2, 3), Refused(4)], []));

    [Fact]
    public void A_crash_may_forget_what_came_just_before_and_nothing_else()
    {
        Assert.Null(HourlyLimit.Complaint(3, [.. Accepted(1, 11, 12, 21, 22)], [TimeSpan.FromSeconds(13)]));
        Assert.NotNull(HourlyLimit.Complaint(3, [.. Accepted(1, 11, 12, 21, 22, 23)], [TimeSpan.FromSeconds(13)]));
    }

    [Fact]
    public void A_refusal_that_comes_too_early_is_told()
    {
        Assert.NotNull(HourlyLimit.Complaint(3, [.. Accepted(1, 2), Refused(4)], []));
        Assert.Null(HourlyLimit.Complaint(3, [.. Accepted(1, 2), Refused(4), new LimitedRequest(TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(9), false, true)], []));
    }

    [Fact]
    public void Numbers_that_are_given_twice_or_change_are_told()
    {
        Numbers numbers = new();
        numbers.Add("user", "ann", 1);
        numbers.Add("user", "ann", 1);
        numbers.Add("user", "ben", 2);
        numbers.Add("chat", "lounge", 1);
        Assert.Empty(numbers.Complaints());
        numbers.Add("user", "cleo", 2);
        Assert.Single(numbers.Complaints());
        numbers.Add("user", "cleo", 3);
        Assert.Equal(2, numbers.Complaints().Count());
    }

    [Fact]
    public void An_act_without_an_entry_or_with_two_is_told()
    {
        OperatorAct ban = new(AuditEvents.UserBan, "7", IsAnswered: true);
        Assert.Empty(AuditTrail.Complaints([ban], [Entry(1, AuditEvents.UserBan, "7")]));
        Assert.Single(AuditTrail.Complaints([ban], []));
        Assert.Single(AuditTrail.Complaints([ban], [Entry(1, AuditEvents.UserBan, "7"), Entry(2, AuditEvents.UserBan, "7")]));
        Assert.Single(AuditTrail.Complaints([ban], [Entry(1, AuditEvents.UserBan, "7") with { Outcome = "refused" }]));
        Assert.Empty(AuditTrail.Complaints([ban with { IsAnswered = false }], []));
        Assert.Empty(AuditTrail.Complaints([ban with { IsAnswered = false }], [Entry(1, AuditEvents.UserBan, "7")]));
    }

    [Fact]
    public void A_moment_without_an_Owner_is_told()
    {
        OwnerBoard both = new([PermissionLevel.Owner, PermissionLevel.Owner]);
        OwnerBoard one = new([PermissionLevel.Admin, PermissionLevel.Owner]);
        AuditEntryView[] log = [Entry(1, AuditEvents.PermissionDemote, "5")];
        Assert.Empty(AuditTrail.ComplaintsOfOwners(["5", "6"], both, log, one));
        Assert.Single(AuditTrail.ComplaintsOfOwners(["5", "6"], both, log, both));
        Assert.Single(AuditTrail.ComplaintsOfOwners(["5", "6"], both, [.. log, Entry(2, AuditEvents.PermissionDemote, "6"), Entry(3, AuditEvents.OwnerBootstrap, "6")], one));
    }

    [Fact]
    public void An_outage_lasts_until_the_last_failure()
    {
        Request[] requests = [Failed(1, 2), Failed(9, 11), Served(10, 12), Failed(11, 14), Served(15, 16)];
        Assert.Equal(new Outage(2, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(4)), Outage.Since(TimeSpan.FromSeconds(10), requests));
        Assert.Equal(0, Outage.Since(TimeSpan.FromSeconds(15), requests).Failed);
    }

    private static AuditEntryView Entry(long id, string name, string target) => new(id, name, "done", null, null, "user", target, null, null, DateTimeOffset.UnixEpoch);

    private static Request Failed(int invoked, int completed) => Served(invoked, completed) with { Failure = "503" };

    private static Request Served(int invoked, int completed) => new("GET /", TimeSpan.FromSeconds(invoked), TimeSpan.FromSeconds(completed), null);

    private static IEnumerable<LimitedRequest> Accepted(params int[] seconds) => seconds.Select(second => Refused(second) with { IsAccepted = true });

    private static LimitedRequest Refused(int second) => new(TimeSpan.FromSeconds(second), TimeSpan.FromSeconds(second), false, false);
}
