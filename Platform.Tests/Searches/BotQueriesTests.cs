using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Directory;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Directory;

namespace Platform.Tests.Searches;

public sealed class BotQueriesTests
{
    private static readonly BotQuery Pong = new() { Text = "Pong", Limit = 25 };

    public static TheoryData<BotQuery, string> Queries { get; } = new()
    {
        { Pong, "" },
        { Pong with { Text = null, Owner = "anna" }, "" },
        { Pong with { Text = null, BotType = BotType.Official }, "" },
        { Pong with { Text = null }, "q" },
        { Pong with { Text = "", Owner = "anna" }, "q" },
        { Pong with { Text = "\0", BotType = BotType.Official }, "q" },
        { Pong with { BotType = (BotType)4 }, "bot_type" },
        { new BotQuery { BotType = (BotType)(-1), Text = "", Offset = 10_001, Limit = 101, After = "x" }, "after bot_type limit offset q" },
    };

    [Theory]
    [MemberData(nameof(Queries), DisableDiscoveryEnumeration = true)]
    public void All_bad_fields_are_named(BotQuery query, string fields)
    {
        Refusal? refusal = BotQueries.Refuse(query);
        Assert.True(refusal is null or { Code: ErrorCodes.ValidationFailed });
        Assert.Equal(fields, string.Join(' ', refusal?.Fields.Keys ?? []));
    }

    [Fact]
    public void A_question_of_people_becomes_one_to_the_database()
    {
        SearchCursor cursor = new(2, "pong", 3);
        BotQuery query = Pong with { BotType = BotType.Verified, Offset = 30, After = cursor.ToText() };
        Assert.Equal(
            new BotFilter("pong", Id: null, new UserId(7), BotType.Verified, ActiveOnly: true, 30, cursor, 25, 10_000),
            BotQueries.ToFilter(query, new UserId(7), activeOnly: true));
    }

    [Fact]
    public void A_number_is_an_id_besides() => Assert.Equal(new BotId(5), BotQueries.ToFilter(Pong with { Text = "5" }, owner: null, activeOnly: false).Id);

    [Fact]
    public void What_is_not_asked_for_narrows_nothing() => Assert.Equal(
        new BotFilter(FoldedText: null, Id: null, new UserId(7), Type: null, ActiveOnly: false, 0, After: null, 25, 10_000),
        BotQueries.ToFilter(new BotQuery { Owner = "anna", Limit = 25 }, new UserId(7), activeOnly: false));
}
