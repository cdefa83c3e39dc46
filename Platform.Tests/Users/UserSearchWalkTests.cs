using Platform.Tests.Infrastructure;

namespace Platform.Tests.Users;

/// <summary>Reading all that <c>GET /users/search</c> finds by its links, while people come and change their names.</summary>
public abstract class UserSearchWalkTests(PlatformFixture fixture) : PlatformTests(fixture)
{
    private const int Lasting = 64;
    private const int Moving = 8;

    [Fact]
    public async Task Whoever_is_there_all_the_time_is_found_exactly_once()
    {
        var part = "q" + Guid.NewGuid().ToString("N")[..10];
        var users = await Platform.SignInManyAsync(Lasting + Moving);
        var lasting = users.Take(Lasting).ToList();
        var moving = users.Skip(Lasting).ToList();

        // Names that begin with the text, and names in which it stands further behind.
        await Parallel.ForEachAsync(lasting.Index(), async (user, _) =>
            (await user.Item.RenameAsync($"{(user.Index % 2 == 0 ? "" : "m")}{part}_{user.Index:00}")).ShouldBeOk());
        await Parallel.ForEachAsync(moving.Index(), async (user, _) => (await user.Item.RenameAsync($"z{part}_{user.Index:00}")).ShouldBeOk());

        var viewer = await Platform.SignInAsync();
        var found = await PageWalk.ReadAsync(viewer.Client, $"/v1/users/search?q={part}&limit=7", json => json.GetProperty("users"), async parts =>
        {
            // In front of all that was read: by numbers of rows, the next part would repeat one for each.
            (await (await Platform.SignInAsync()).RenameAsync($"{part}-{parts:00}")).ShouldBeOk();
            if (parts <= Moving)
            {
                (await moving[parts - 1].RenameAsync($"{part}--{parts:00}")).ShouldBeOk();
            }
        });

        var ids = lasting.Select(user => user.Id).ToHashSet();
        var seen = found.Select(row => row.Number("id")).Where(ids.Contains).ToList();
        Assert.Equal(Lasting, seen.Count);
        Assert.Equal(Lasting, seen.Distinct().Count());
    }

    [Fact]
    public async Task Nobody_is_left_out_when_those_in_front_are_gone()
    {
        var part = "q" + Guid.NewGuid().ToString("N")[..10];
        var users = await Platform.SignInManyAsync(12);
        await Parallel.ForEachAsync(users.Index(), async (user, _) => (await user.Item.RenameAsync($"{part}_{user.Index:00}")).ShouldBeOk());
        var viewer = await Platform.SignInAsync();
        var found = await PageWalk.ReadAsync(viewer.Client, $"/v1/users/search?q={part}&limit=3", json => json.GetProperty("users"), async parts =>
            (await users[(parts - 1) * 3].RenameAsync(Names.Fresh())).ShouldBeOk());
        Assert.Equal(users.Select(user => user.Id), found.Select(row => row.Number("id")));
    }

    [Fact]
    public async Task A_part_tells_its_place_and_the_total_and_leads_back()
    {
        var part = "q" + Guid.NewGuid().ToString("N")[..10];
        var users = await Platform.SignInManyAsync(5);
        await Parallel.ForEachAsync(users.Index(), async (user, _) => (await user.Item.RenameAsync($"{part}_{user.Index:00}")).ShouldBeOk());
        var viewer = await Platform.SignInAsync();
        var first = (await viewer.Client.GetAsync($"/v1/users/search?q={part}&limit=2")).ShouldBeOk();
        Assert.DoesNotContain("prev", PageLinks.Of(first).Keys);
        var second = (await viewer.Client.GetAsync(PageLinks.Of(first)["next"])).ShouldBeOk();
        var third = (await viewer.Client.GetAsync(PageLinks.Of(second)["next"])).ShouldBeOk();
        Assert.Equal([(5, 2, 0), (5, 2, 2), (5, 2, 4)], new[] { first, second, third }.Select(page =>
            (page.Json.Number("total"), page.Json.Number("limit"), page.Json.Number("offset"))));
        Assert.DoesNotContain("next", PageLinks.Of(third).Keys);
        Assert.Equal(users[4].Id, Assert.Single(third.Json.GetProperty("users").EnumerateArray()).Number("id"));
        Assert.Equal(second.Text, (await viewer.Client.GetAsync(PageLinks.Of(third)["prev"])).ShouldBeOk().Text);
        Assert.Equal(first.Text, (await viewer.Client.GetAsync(PageLinks.Of(third)["first"])).ShouldBeOk().Text);
        Assert.Equal(third.Text, (await viewer.Client.GetAsync($"/v1/users/search?q={part}&limit=2&offset=4")).ShouldBeOk().Text);
    }
}

[Collection(OnEmbedded.Name)]
public sealed class UserSearchWalkOnEmbeddedTests(EmbeddedPlatform fixture) : UserSearchWalkTests(fixture);

[Collection(OnPostgreSql.Name)]
public sealed class UserSearchWalkOnPostgreSqlTests(PostgreSqlPlatform fixture) : UserSearchWalkTests(fixture);
