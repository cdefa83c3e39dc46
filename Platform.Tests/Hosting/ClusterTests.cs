using Platform.Tests.Infrastructure;

namespace Platform.Tests.Hosting;

/// <summary>Several processes on one PostgreSQL database are one platform (reference.md, section 11).</summary>
public sealed class ClusterTests(TwoSilosAndTwoGateways cluster) : IClassFixture<TwoSilosAndTwoGateways>
{
    private const int Auth = 120;

    [Fact]
    public async Task Silos_that_start_at_once_on_an_empty_database_form_one_cluster()
    {
        foreach (var entrance in cluster.Entrances)
        {
            await Eventually.TrueAsync(
                async () => (await entrance.Stranger().GetAsync("/health")).Json.GetProperty("cluster").GetProperty("silos").EnumerateArray()
                    .Count(silo => string.Equals(silo.Text("status"), "active", StringComparison.OrdinalIgnoreCase)) == 2,
                TimeSpan.FromSeconds(30),
                () => "no two active silos at " + entrance.Address);
        }
    }

    [Fact]
    public async Task A_session_made_at_one_entrance_is_good_at_every_other()
    {
        foreach (var entrance in cluster.Entrances)
        {
            var user = await entrance.SignInAsync();
            foreach (var other in cluster.Entrances)
            {
                (await (user.Client with { Address = other.Address }).GetAsync("/v1/users/me")).ShouldBeOk();
            }
        }
    }

    [Fact]
    public async Task A_code_requested_at_one_entrance_is_good_at_another()
    {
        var first = cluster.Entrances[2];
        var visitor = first.Visitor();
        var code = await first.RequestCodeAsync(Identity.Fresh(), visitor);
        (await (visitor with { Address = cluster.Entrances[3].Address }).VerifyAsync(code)).ShouldBeOk();
    }

    [Fact]
    public async Task A_session_ended_at_one_entrance_is_refused_at_every_other()
    {
        var user = await cluster.Entrances[2].SignInAsync();
        var other = await cluster.Entrances[3].SignInAsync(user.Identity);
        foreach (var entrance in cluster.Entrances)
        {
            (await (other.Client with { Address = entrance.Address }).GetAsync("/v1/users/me")).ShouldBeOk();
        }

        (await user.Client.PostAsync($"/v1/users/me/sessions/{other.TokenSuffix}/destroy")).ShouldBeOk();

        foreach (var entrance in cluster.Entrances)
        {
            (await (other.Client with { Address = entrance.Address }).GetAsync("/v1/users/me")).ShouldBeProblem(401, "session_expired");
        }
    }

    [Fact]
    public async Task A_rename_at_one_entrance_shows_at_every_other()
    {
        var user = await cluster.Entrances[0].SignInAsync();
        var name = Names.Fresh();
        (await (user.Client with { Address = cluster.Entrances[2].Address }).PostAsync("/v1/users/me/update", new { username = name })).ShouldBeOk();
        foreach (var entrance in cluster.Entrances)
        {
            Assert.Equal(name, (await entrance.Visitor().GetAsync($"/v1/users/{user.Id}")).ShouldBeOk().Json.Text("username"));
        }
    }

    [Fact]
    public async Task A_limit_is_exact_over_all_entrances()
    {
        var user = await cluster.Entrances[0].SignInAsync();
        var clients = cluster.Entrances.Select(entrance => user.Client with { Address = entrance.Address }).ToArray();
        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(
            request => Task.Run(() => clients[request % clients.Length].GetAsync("/v1/users/me"))));
        Assert.Equal(Auth, answers.Count(answer => answer.Status == 200));
        Assert.Equal(200 - Auth, answers.Count(answer => answer.Status == 429));
    }

    [Fact]
    public async Task Of_fifty_parallel_renames_at_all_entrances_one_wins()
    {
        var users = new List<SignedInUser>();
        foreach (var entrance in cluster.Entrances)
        {
            users.AddRange(await entrance.SignInManyAsync(12));
        }

        var name = Names.Fresh();
        var answers = await Task.WhenAll(users.Select(user => Task.Run(() => user.RenameAsync(Names.InMixedCase(name)))));
        Assert.Single(answers, answer => answer.Status == 200);
        Assert.All(answers.Where(answer => answer.Status != 200), answer => answer.ShouldBeProblem(409, "username_taken"));
    }
}
