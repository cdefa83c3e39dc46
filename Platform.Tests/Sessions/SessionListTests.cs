using Platform.Tests.Infrastructure;

namespace Platform.Tests.Sessions;

/// <summary>One's own sessions (reference.md, section 4).</summary>
public abstract class SessionListTests(PlatformFixture fixture) : PlatformTests(fixture)
{
    private const string List = "/v1/users/me/sessions";
    private const int LiveSessions = 20;

    private static readonly string[] Members =
        ["token_suffix", "created_at", "expires_at", "last_used_at", "client_ip", "user_agent", "is_current"];

    [Fact]
    public async Task Every_live_session_is_listed_with_the_current_one_marked()
    {
        var first = await Platform.SignInAsync();
        var visitor = Platform.Visitor() with { UserAgent = "Browser of a test/1.0" };
        var second = await Platform.SignInAsync(first.Identity, visitor);

        var list = (await second.Client.GetAsync(List)).ShouldBeOk().Json;

        list.ShouldHaveExactly("sessions", "history");
        var sessions = list.GetProperty("sessions").EnumerateArray().ToArray();
        Assert.All(sessions, session => session.ShouldHaveExactly(Members));
        Assert.Equal(new[] { first.TokenSuffix, second.TokenSuffix }.Order(), sessions.Select(session => session.Text("token_suffix")!).Order());
        var current = Assert.Single(sessions, session => session.Flag("is_current"));
        Assert.Equal(second.TokenSuffix, current.Text("token_suffix"));
        Assert.Equal(visitor.ClientAddress, current.Text("client_ip"));
        Assert.Equal(visitor.UserAgent, current.Text("user_agent"));
        Assert.Empty(list.GetProperty("history").EnumerateArray());
    }

    [Fact]
    public async Task A_session_lives_for_thirty_days_from_sign_in()
    {
        var user = await Platform.SignInAsync();
        var session = Assert.Single((await user.Client.GetAsync(List)).Json.GetProperty("sessions").EnumerateArray());
        Assert.Equal(session.Time("created_at").AddDays(30), session.Time("expires_at"), TimeSpan.FromSeconds(1));
        Assert.InRange(session.Time("created_at"), DateTimeOffset.UtcNow.AddMinutes(-2), DateTimeOffset.UtcNow.AddSeconds(5));
        Assert.True(session.Time("last_used_at") >= session.Time("created_at"));
    }

    [Fact]
    public async Task A_session_without_a_named_client_says_null()
    {
        var user = await Platform.SignInAsync();
        var session = Assert.Single((await user.Client.GetAsync(List)).Json.GetProperty("sessions").EnumerateArray());
        Assert.True(session.IsNull("user_agent"));
    }

    [Fact]
    public async Task A_user_agent_of_great_length_does_no_harm()
    {
        var visitor = Platform.Visitor() with { UserAgent = "Browser/" + new string('1', 4000) };
        var user = await Platform.SignInAsync(Identity.Fresh(), visitor);
        (await user.Client.GetAsync(List)).ShouldBeOk();
    }

    [Fact]
    public async Task An_ipv6_client_is_shown_by_an_address_of_its_network()
    {
        var visitor = Platform.VisitorFrom(ClientAddresses.NextNetwork() + ":1");
        var user = await Platform.SignInAsync(Identity.Fresh(), visitor);
        var session = Assert.Single((await user.Client.GetAsync(List)).Json.GetProperty("sessions").EnumerateArray());
        Assert.StartsWith("2001:db8:", session.Text("client_ip"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_twenty_first_sign_in_retires_the_oldest_session()
    {
        var identity = Identity.Fresh();
        var users = new List<SignedInUser>();
        for (var session = 0; session < LiveSessions; session++)
        {
            users.Add(await Platform.SignInAsync(identity));
        }

        (await users[0].MeAsync()).ShouldBeOk();
        var newest = await Platform.SignInAsync(identity);

        (await users[0].MeAsync()).ShouldBeProblem(401, "session_expired");
        (await users[1].MeAsync()).ShouldBeOk();
        var list = (await newest.Client.GetAsync(List)).Json;
        Assert.Equal(LiveSessions, list.GetProperty("sessions").GetArrayLength());
        var retired = Assert.Single(list.GetProperty("history").EnumerateArray());
        Assert.Equal(users[0].TokenSuffix, retired.Text("token_suffix"));
        Assert.NotEmpty(retired.Text("end_reason")!);
    }

    [Fact]
    public async Task Many_parallel_sign_ins_leave_twenty_live_sessions()
    {
        var identity = Identity.Fresh();
        var answers = new List<PlatformResponse>();
        for (var round = 0; round < 3; round++)
        {
            answers.AddRange(await SignInAtOnceAsync(identity, 10));
        }

        Assert.All(answers, answer => answer.ShouldBeOk());
        var live = new List<PlatformClient>();
        foreach (var answer in answers)
        {
            var client = Platform.Stranger() with { Session = SessionCookie.Of(answer).Value };
            if ((await client.GetAsync("/v1/users/me")).Status == 200)
            {
                live.Add(client);
            }
        }

        Assert.Equal(LiveSessions, live.Count);
        var list = (await live[0].GetAsync(List)).Json;
        Assert.Equal(
            live.Select(client => client.Session![^6..]).Order(),
            list.GetProperty("sessions").EnumerateArray().Select(session => session.Text("token_suffix")!).Order());
        Assert.Equal(answers.Count - LiveSessions, list.GetProperty("history").GetArrayLength());
    }

    [Fact]
    public async Task The_history_keeps_the_last_fifty()
    {
        var user = await Platform.SignInAsync();
        var suffixes = new List<string>();
        for (var session = 0; session < 52; session++)
        {
            var other = await Platform.SignInAsync(user.Identity);
            suffixes.Add(other.TokenSuffix);
            (await other.Client.PostAsync("/v1/authentication/logout")).ShouldBeOk();
        }

        var history = (await user.Client.GetAsync(List)).Json.GetProperty("history").EnumerateArray().ToArray();
        Assert.Equal(50, history.Length);
        Assert.Equal(suffixes.Skip(2).Order(), history.Select(session => session.Text("token_suffix")!).Order());
        Assert.All(history, session => session.ShouldHave("token_suffix", "created_at", "client_ip", "user_agent", "ended_at", "end_reason"));
        Assert.All(history, session => Assert.True(session.Time("ended_at") >= session.Time("created_at")));
    }

    private async Task<PlatformResponse[]> SignInAtOnceAsync(Identity identity, int count)
    {
        var visitors = Enumerable.Range(0, count).Select(_ => Platform.Visitor()).ToArray();
        var codes = new List<string>();
        foreach (var visitor in visitors)
        {
            codes.Add(await Platform.RequestCodeAsync(identity, visitor));
        }

        return await Task.WhenAll(visitors.Select((visitor, index) => Task.Run(() => visitor.VerifyAsync(codes[index]))));
    }
}

[Collection(OnEmbedded.Name)]
public sealed class SessionListOnEmbeddedTests(EmbeddedPlatform fixture) : SessionListTests(fixture);

[Collection(OnPostgreSql.Name)]
public sealed class SessionListOnPostgreSqlTests(PostgreSqlPlatform fixture) : SessionListTests(fixture);
