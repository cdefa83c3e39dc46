using Platform.GrainInterfaces.Directory;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Subscriptions;
using Platform.Grains.Directory;

namespace Platform.Tests.Searches;

public sealed class UserQueriesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly UserQuery Anna = new() { Text = "Anna", Limit = 25 };

    private static readonly UserQuery Narrowed = Anna with { State = AccountState.Banned, Tier = SubscriptionTier.Trial, Level = PermissionLevel.Admin };

    [Theory]
    [InlineData(PermissionLevel.User)]
    [InlineData(PermissionLevel.Admin)]
    [InlineData(PermissionLevel.Owner)]
    public void Anyone_may_search_by_name(PermissionLevel viewer) => Assert.Null(UserQueries.Refuse(Anna, viewer));

    [Theory]
    [InlineData(PermissionLevel.User, "level state tier")]
    [InlineData(PermissionLevel.Admin, "")]
    [InlineData(PermissionLevel.Owner, "")]
    public void Filters_are_for_admins_and_owners(PermissionLevel viewer, string fields) => Assert.Equal(fields, BadFields(Narrowed, viewer));

    [Theory]
    [InlineData(PermissionLevel.User)]
    [InlineData(PermissionLevel.Owner)]
    public void All_bad_fields_are_named(PermissionLevel viewer)
    {
        UserQuery query = new()
        {
            State = (AccountState)(-1),
            Tier = (SubscriptionTier)4,
            Level = (PermissionLevel)1,
            Offset = -1,
            Limit = 0,
            After = "x",
        };
        Assert.Equal("after level limit offset q state tier", BadFields(query, viewer));
    }

    [Theory]
    [InlineData(PermissionLevel.User, null)]
    [InlineData(PermissionLevel.Admin, PermissionLevel.Admin)]
    [InlineData(PermissionLevel.Owner, null)]
    public void Only_an_admin_finds_none_but_those_below_him(PermissionLevel viewer, PermissionLevel? below) =>
        Assert.Equal(below, UserQueries.ToFilter(Anna, viewer, Now).Below);

    [Fact]
    public void A_question_of_people_becomes_one_to_the_database()
    {
        UserQuery query = Narrowed with { Offset = 30, Limit = 10 };
        Assert.Equal(
            new UserFilter("anna", Id: null, Below: null, PermissionLevel.Admin, SubscriptionTier.Trial, AccountState.Banned, Now, 30, After: null, 10, 10_000),
            UserQueries.ToFilter(query, PermissionLevel.Owner, Now));
    }

    [Theory]
    [InlineData("17", 17L)]
    [InlineData("017", null)]
    [InlineData("17a", null)]
    [InlineData("99999999999999999999", null)]
    public void A_number_is_an_id_besides(string text, long? id)
    {
        UserFilter filter = UserQueries.ToFilter(Anna with { Text = text }, PermissionLevel.User, Now);
        Assert.Equal((text, id), (filter.FoldedText, filter.Id?.Value));
    }

    [Fact]
    public void A_cursor_is_read()
    {
        SearchCursor cursor = new(1, "anna", 7);
        Assert.Equal(cursor, UserQueries.ToFilter(Anna with { After = cursor.ToText() }, PermissionLevel.User, Now).After);
    }

    private static string BadFields(UserQuery query, PermissionLevel viewer)
    {
        Refusal? refusal = UserQueries.Refuse(query, viewer);
        Assert.True(refusal is null or { Code: ErrorCodes.ValidationFailed });
        return string.Join(' ', refusal?.Fields.Keys ?? []);
    }
}
