using System.Collections.Immutable;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Secrets;
using Platform.Grains.Bots;
using Platform.Grains.Users;

namespace Platform.Tests.Bots;

public sealed class CommandBatchesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 34, 56, TimeSpan.Zero);
    private static readonly DateTimeOffset Minute = new(2026, 3, 1, 12, 34, 0, TimeSpan.Zero);
    private static readonly BotPrincipal Bot = new(new BotId(7), "example", 2, Now.AddDays(-9), Now.AddDays(-1));
    private static readonly Dictionary<long, UserStanding> Nobody = [];

    [Fact]
    public void Executions_of_one_command_in_one_minute_are_one_tally()
    {
        BatchState counted = Count([Item("ping", 2), Item("ping", 3), Item("help", 1), Item("ping", 4) with { Timestamp = Now.AddMinutes(-1) }]);
        Assert.Equal(4, counted.Accepted);
        Assert.Empty(counted.Rejected);
        Assert.Equal(
            [new(new BotId(7), 2, "ping", Minute, 5), new(new BotId(7), 2, "help", Minute, 1), new(new BotId(7), 2, "ping", Minute.AddMinutes(-1), 4)],
            counted.CommandTallies.AsEnumerable());
        Assert.Equal((Bot.CreatedAt, Bot.UpdatedAt, Now), (counted.CreatedAt, counted.UpdatedAt, counted.AnsweredAt));
    }

    [Fact]
    public void A_bad_item_among_good_ones_is_named_by_its_place_and_the_others_count()
    {
        ImmutableArray<ReportedCommand> items = [.. Enumerable.Range(0, 100).Select(index => Item("ping", index == 57 ? -1 : 1))];
        BatchState counted = Count(items);
        Assert.Equal(99, counted.Accepted);
        Assert.Equal((57, "validation_failed"), (Assert.Single(counted.Rejected).Index, counted.Rejected[0].Code));
        Assert.Equal(99, Assert.Single(counted.CommandTallies).Amount);
    }

    public static TheoryData<ReportedCommand> BadItems =>
    [
        Item(null, 1),
        Item("", 1),
        Item(new string('x', 65), 1),
        Item("a\0b", 1),
        Item("a\nb", 1),
        Item("\ud800", 1),
        Item("ping", null),
        Item("ping", 0),
        Item("ping", -1),
        Item("ping", 1_000_001),
        Item("ping", long.MinValue),
        Item("ping", long.MaxValue),
        Item("ping", 1) with { UserId = 0 },
        Item("ping", 1) with { UserId = -5 },
        Item("ping", 1) with { UserId = long.MinValue },
        Item("ping", 1) with { GroupId = "" },
        Item("ping", 1) with { GroupId = new string('g', 257) },
        Item("ping", 1) with { GroupId = "g\0" },
        Item("ping", 1) with { GroupId = "g\udc00" },
        Item("ping", 1) with { Complaint = "count must be a whole number." },
    ];

    [Theory]
    [MemberData(nameof(BadItems))]
    public void An_item_that_breaks_a_rule_does_not_count(ReportedCommand item)
    {
        RejectedCommand rejected = Assert.Single(Count([item]).Rejected);
        Assert.Equal((0, BatchItemCodes.ValidationFailed), (rejected.Index, rejected.Code));
        Assert.NotEqual("", rejected.Error);
    }

    [Theory]
    [InlineData("x", 1)]
    [InlineData("x", 1_000_000)]
    public void The_least_and_the_most_of_everything_count(string command, long count)
    {
        Assert.Equal(1, Count([Item(command, count)]).Accepted);
        Assert.Equal(1, Count([Item(new string('x', 64), count) with { GroupId = new string('g', 256) }]).Accepted);
    }

    [Fact]
    public void An_execution_may_lie_five_minutes_ahead_and_seven_days_back()
    {
        BatchState counted = Count([At(Now.AddMinutes(5)), At(Now.AddMinutes(5).AddTicks(1)), At(Now.AddDays(-7)), At(Now.AddDays(-7).AddTicks(-1))]);
        Assert.Equal([(1, "timestamp_out_of_range"), (3, "timestamp_out_of_range")], counted.Rejected.Select(item => (item.Index, item.Code)));
    }

    [Fact]
    public void An_execution_counts_in_the_minute_it_names_in_whatever_time_zone()
    {
        BatchState counted = Count([At(new DateTimeOffset(2026, 3, 1, 17, 59, 59, TimeSpan.FromHours(5.5)))]);
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 12, 29, 0, TimeSpan.Zero), Assert.Single(counted.CommandTallies).Minute);
    }

    [Fact]
    public void Executions_for_unknown_and_for_restricted_users_do_not_count()
    {
        Dictionary<long, UserStanding> standings = new()
        {
            [1] = new(PermissionLevel.User, null),
            [2] = new(PermissionLevel.User, new Restriction(AccountState.Timeout, Now.AddHours(1), 3_600)),
            [3] = new(PermissionLevel.User, new Restriction(AccountState.Banned, null, null)),
        };
        BatchState counted = CommandBatches.Count(Batch([For(1), For(2), For(3), For(4)]), standings, Now, Now);
        Assert.Equal(1, counted.Accepted);
        Assert.Equal([(1, "user_restricted"), (2, "user_restricted"), (3, "unknown_user")], counted.Rejected.Select(item => (item.Index, item.Code)));
    }

    [Fact]
    public void Only_users_of_items_that_are_right_in_themselves_are_asked_for_and_each_once() =>
        Assert.Equal([1, 2], CommandBatches.Users(Batch([For(1), For(1), For(2), For(3) with { Count = 0 }, For(4) with { Timestamp = Now.AddDays(-8) }]), Now).Order());

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(1_000, true)]
    [InlineData(1_001, false)]
    public void A_batch_holds_one_to_a_thousand_items(int items, bool isGood) =>
        Assert.Equal(isGood, CommandBatches.Refuse(Batch([.. Enumerable.Repeat(Item("ping", 1), items)])) is null);

    private static ReportedCommand Item(string? command, long? count) => new() { Command = command, Count = count };

    private static ReportedCommand At(DateTimeOffset time) => Item("ping", 1) with { Timestamp = time };

    private static ReportedCommand For(long user) => Item("ping", 1) with { UserId = user };

    private static CommandBatch Batch(ImmutableArray<ReportedCommand> items) => new(Bot, items, new TokenHash("00"));

    private static BatchState Count(ImmutableArray<ReportedCommand> items) => CommandBatches.Count(Batch(items), Nobody, Now, Now);
}
