using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Platform.Gateway.Bots;
using Platform.GrainInterfaces.Bots;

namespace Platform.Tests.Gateway.Bots;

/// <summary>What the items of a batch may look like (reference.md, section 5): none of them is a fault, and none spoils another.</summary>
public sealed class CommandItemsTests
{
    private static readonly string TenToThe400 = "1" + new string('0', 400);

    public static TheoryData<string, string> BadItems => new()
    {
        { "null", "item" },
        { "5", "item" },
        { "true", "item" },
        { "\"play\"", "item" },
        { "[]", "item" },
        { """[{"command":"play","count":1}]""", "item" },
        { """{"command":5,"count":1}""", "command" },
        { """{"command":null,"count":1}""", "command" },
        { """{"command":["play"],"count":1}""", "command" },
        { """{"command":{},"count":1}""", "command" },
        { """{"command":"pl\u0000ay","count":1}""", "command" },
        { """{"command":"\ud83d","count":1}""", "command" },
        { """{"command":"\ude00\ud83d","count":1}""", "command" },
        { """{"command":"\ud83dx\ude00","count":1}""", "command" },
        { """{"command":"play","count":1.5}""", "count" },
        { """{"command":"play","count":1.0}""", "count" },
        { """{"command":"play","count":1e3}""", "count" },
        { """{"command":"play","count":"5"}""", "count" },
        { """{"command":"play","count":0}""", "count" },
        { """{"command":"play","count":-1}""", "count" },
        { """{"command":"play","count":-0.0}""", "count" },
        { $$"""{"command":"play","count":{{TenToThe400}}}""", "count" },
        { """{"command":"play","count":9223372036854775808}""", "count" },
        { """{"command":"play","count":1e999}""", "count" },
        { """{"command":"play","count":true}""", "count" },
        { """{"command":"play","count":null}""", "count" },
        { """{"command":"play","count":{}}""", "count" },
        { """{"command":"play","count":1,"user_id":"7"}""", "user_id" },
        { """{"command":"play","count":1,"user_id":0}""", "user_id" },
        { """{"command":"play","count":1,"user_id":-7}""", "user_id" },
        { """{"command":"play","count":1,"user_id":7.5}""", "user_id" },
        { $$"""{"command":"play","count":1,"user_id":{{TenToThe400}}}""", "user_id" },
        { """{"command":"play","count":1,"group_id":12}""", "group_id" },
        { """{"command":"play","count":1,"group_id":"a\u0000"}""", "group_id" },
        { """{"command":"play","count":1,"group_id":"\udfff"}""", "group_id" },
        { """{"command":"play","count":1,"timestamp":1767225600}""", "timestamp" },
        { """{"command":"play","count":1,"timestamp":""}""", "timestamp" },
        { """{"command":"play","count":1,"timestamp":"yesterday"}""", "timestamp" },
        { """{"command":"play","count":1,"timestamp":"2026-01-31"}""", "timestamp" },
        { """{"command":"play","count":1,"timestamp":"2026-01-31T09:30:00"}""", "timestamp" },
        { """{"command":"play","count":1,"timestamp":"2026-02-30T09:30:00Z"}""", "timestamp" },
        { """{"command":"play","count":1,"timestamp":"0001-01-01T00:00:00+14:00"}""", "timestamp" },
        { """{"command":"play","count":1,"timestamp":"\ud800"}""", "timestamp" },
        { """{"command":"play","count":1,"timestamp":"2026-01-31T09:30:00Z\u0000"}""", "timestamp" },
    };

    [Theory]
    [MemberData(nameof(BadItems))]
    public void A_bad_item_says_what_is_wrong_and_spoils_no_other(string item, string named)
    {
        ImmutableArray<ReportedCommand> items = Read($$"""[{"command":"a","count":1},{{item}},{"command":"b","count":2}]""");
        Assert.Equal(new ReportedCommand { Command = "a", Count = 1 }, items[0]);
        Assert.Contains(named, items[1].Complaint, StringComparison.Ordinal);
        Assert.Null(items[1].Command);
        Assert.Equal(new ReportedCommand { Command = "b", Count = 2 }, items[2]);
    }

    [Fact]
    public void A_whole_item_is_read()
    {
        ReportedCommand item = One("""{"command":"play","count":1000000,"user_id":9223372036854775807,"group_id":"","timestamp":"2026-01-31T09:30:00.5+02:00","x":[1]}""");
        Assert.Equal(
            new ReportedCommand
            {
                Command = "play",
                Count = 1_000_000,
                UserId = long.MaxValue,
                GroupId = "",
                Timestamp = new DateTimeOffset(2026, 1, 31, 9, 30, 0, 500, TimeSpan.FromHours(2)),
            },
            item);
        Assert.Equal(TimeSpan.FromHours(2), item.Timestamp?.Offset);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"user_id":null,"group_id":null,"timestamp":null,"Command":"play","\ud800":1}""")]
    public void What_is_left_out_is_for_the_cluster_to_judge(string item) => Assert.Equal(default, One(item));

    [Theory]
    [InlineData("2026-01-31T09:30:00Z")]
    [InlineData("2026-01-31T09:30Z")]
    [InlineData("2026-01-31T09:30:00.0000000Z")]
    [InlineData("2026-01-31T11:30:00+02:00")]
    [InlineData("2026-01-31T11:30:00\\u002B02:00")]
    [InlineData("2026-01-31T04:30:00-05:00")]
    public void A_time_with_an_offset_is_read(string time) =>
        Assert.Equal(new DateTimeOffset(2026, 1, 31, 9, 30, 0, TimeSpan.Zero), One($$"""{"timestamp":"{{time}}"}""").Timestamp);

    [Fact]
    public void The_last_of_two_fields_of_one_name_counts() =>
        Assert.Equal(new ReportedCommand { Command = "b", Count = 2 }, One("""{"command":5,"count":"x","command":"b","count":2}"""));

    [Fact]
    public void Names_and_texts_may_be_escaped() =>
        Assert.Equal(new ReportedCommand { Command = "😀/play" }, One("""{"\u0063ommand":"\ud83d\uDE00\/play"}"""));

    [Fact]
    public void A_full_batch_keeps_its_order()
    {
        ImmutableArray<ReportedCommand> items = Read($"[{string.Join(',', Enumerable.Range(1, 1000).Select(number => $$"""{"command":"{{number}}","count":{{number}}}"""))}]");
        Assert.Equal(Enumerable.Range(1, 1000).Select(number => (long?)number), items.Select(item => item.Count));
        Assert.All(items, item => Assert.Equal(item.Count!.Value.ToString(CultureInfo.InvariantCulture), item.Command));
    }

    private static ReportedCommand One(string item) => Assert.Single(Read($"[{item}]"));

    private static ImmutableArray<ReportedCommand> Read(string list) => CommandItems.Read(JsonElement.Parse(list));
}
