using System.Globalization;
using System.Text;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.SignIn;

/// <summary>Signing in by a code (reference.md, section 3).</summary>
public abstract class VerifyCodeTests(PlatformFixture fixture) : PlatformTests(fixture)
{
    private const string WrongCode = "ZZZZZZZZ";
    private const int WrongCodes = 10;

    [Fact]
    public async Task The_first_sign_in_of_an_identity_makes_an_account()
    {
        var user = await Platform.SignInAsync();
        Assert.True(user.Profile.Flag("user_created"));
        Assert.Matches("^user_[0-9a-f]{8}$", user.Username);
        Assert.True(user.Id > 0);
        Assert.Equal(0, user.Profile.Number("permission_level"));
        Assert.Equal(0, user.Profile.Number("state"));
        Assert.Equal(0, user.Profile.Number("subscription_tier"));
        Assert.False(user.Profile.Flag("has_premium"));
    }

    [Fact]
    public async Task The_answer_is_the_own_profile_and_whether_the_account_is_new()
    {
        var user = await Platform.SignInAsync();
        user.Profile.ShouldHaveExactly([.. ProfileMembers.Own, "user_created"]);
    }

    [Fact]
    public async Task A_later_sign_in_finds_the_account()
    {
        var first = await Platform.SignInAsync();
        var second = await Platform.SignInAsync(first.Identity);
        Assert.False(second.Profile.Flag("user_created"));
        Assert.Equal(first.Id, second.Id);
        Assert.NotEqual(first.Token, second.Token);
        (await first.MeAsync()).ShouldBeOk();
    }

    [Fact]
    public async Task The_session_comes_in_a_cookie_that_scripts_cannot_read()
    {
        var user = await Platform.SignInAsync();
        var cookie = SessionCookie.Of(user.SignIn);
        Assert.True(cookie.Attributes.ContainsKey("HttpOnly"));
        Assert.Equal("lax", cookie.Attributes["SameSite"], ignoreCase: true);
        Assert.Equal("/", cookie.Attributes["Path"]);
        Assert.False(cookie.Attributes.ContainsKey("Secure"));
        Assert.False(cookie.Attributes.ContainsKey("Domain"));
        var month = (int)TimeSpan.FromDays(30).TotalSeconds;
        Assert.InRange(int.Parse(cookie.Attributes["Max-Age"], CultureInfo.InvariantCulture), month - 60, month);
    }

    [Fact]
    public async Task The_token_is_in_the_cookie_only()
    {
        var user = await Platform.SignInAsync();
        Assert.DoesNotContain(user.Token, user.SignIn.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_a_used_and_a_strangers_code_are_refused_alike()
    {
        var visitor = Platform.Visitor();
        var used = await Platform.RequestCodeAsync(Identity.Fresh(), visitor);
        (await visitor.VerifyAsync(used)).ShouldBeOk();
        var pending = await Platform.RequestCodeAsync(Identity.Fresh(), visitor);

        var wrongOne = (await visitor.VerifyAsync(WrongCode)).ShouldBeProblem(401, "invalid_code");
        var usedOne = (await visitor.VerifyAsync(used)).ShouldBeProblem(401, "invalid_code");
        var strangers = (await Platform.Visitor().VerifyAsync(pending)).ShouldBeProblem(401, "invalid_code");
        foreach (var member in new[] { "type", "title", "detail", "error", "instance" })
        {
            Assert.Equal(wrongOne.Text(member), usedOne.Text(member));
            Assert.Equal(wrongOne.Text(member), strangers.Text(member));
        }

        (await visitor.VerifyAsync(pending)).ShouldBeOk();
    }

    [Fact]
    public async Task A_refused_code_sets_no_cookie() =>
        Assert.Null(SessionCookie.OrNoneOf(await Platform.Visitor().VerifyAsync(WrongCode)));

    [Theory]
    [InlineData("lower case")]
    [InlineData("hyphens")]
    [InlineData("blanks")]
    [InlineData("line ends")]
    [InlineData("invisible characters")]
    [InlineData("full width")]
    public async Task What_people_paste_is_forgiven(string way)
    {
        var visitor = Platform.Visitor();
        var code = await Platform.RequestCodeAsync(Identity.Fresh(), visitor);
        (await visitor.VerifyAsync(Pasted(code, way))).ShouldBeOk();
    }

    [Theory]
    [InlineData('0', 'O')]
    [InlineData('0', 'o')]
    [InlineData('1', 'I')]
    [InlineData('1', 'i')]
    [InlineData('1', 'L')]
    [InlineData('1', 'l')]
    public async Task Letters_that_look_like_digits_are_forgiven(char digit, char letter)
    {
        var identity = Identity.Fresh();
        var visitor = Platform.Visitor();
        var code = await Platform.RequestCodeAsync(identity, visitor);
        for (var attempt = 0; attempt < 200 && !code.Contains(digit, StringComparison.Ordinal); attempt++)
        {
            visitor = Platform.Visitor();
            code = await Platform.RequestCodeAsync(identity, visitor);
        }

        Assert.Contains(digit, code);
        (await visitor.VerifyAsync(code.Replace(digit, letter))).ShouldBeOk();
    }

    [Fact]
    public async Task Anything_else_extra_is_wrong()
    {
        var visitor = Platform.Visitor();
        var code = await Platform.RequestCodeAsync(Identity.Fresh(), visitor);
        foreach (var extra in new[] { code + "A", "A" + code, code + ".", code[..4] + "_" + code[4..], code[..^1], code + code })
        {
            (await visitor.VerifyAsync(extra)).ShouldBeProblem(401, "invalid_code");
        }

        (await visitor.VerifyAsync(code)).ShouldBeOk();
    }

    [Fact]
    public async Task Fifty_parallel_tries_of_one_code_give_one_session()
    {
        var identity = Identity.Fresh();
        var visitor = Platform.Visitor();
        var code = await Platform.RequestCodeAsync(identity, visitor);

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => visitor.VerifyAsync(code))));

        var winner = Assert.Single(answers, answer => answer.Status == 200);
        Assert.All(answers.Where(answer => answer != winner), answer => Assert.Contains(answer.Status, new[] { 401, 429 }));
        var sessions = (await (visitor with { ApiKey = null, Session = SessionCookie.Of(winner).Value }).GetAsync("/v1/users/me/sessions")).Json;
        Assert.Single(sessions.GetProperty("sessions").EnumerateArray());
        Assert.Empty(sessions.GetProperty("history").EnumerateArray());
    }

    [Fact]
    public async Task Two_first_sign_ins_of_one_identity_make_one_account()
    {
        for (var round = 0; round < 5; round++)
        {
            var identity = Identity.Fresh();
            PlatformClient[] visitors = [Platform.Visitor(), Platform.Visitor()];
            string[] codes = [await Platform.RequestCodeAsync(identity, visitors[0]), await Platform.RequestCodeAsync(identity, visitors[1])];

            var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(index => Task.Run(() => visitors[index].VerifyAsync(codes[index]))));

            Assert.All(answers, answer => answer.ShouldBeOk());
            Assert.Single(answers, answer => answer.Json.Flag("user_created"));
            Assert.Single(answers.Select(answer => answer.Json.Number("id")).Distinct());
            Assert.Single(answers.Select(answer => answer.Json.Text("username")).Distinct());
        }
    }

    [Fact]
    public async Task An_eleventh_attempt_after_ten_wrong_codes_is_refused_whatever_the_code()
    {
        var visitor = Platform.Visitor();
        var code = await Platform.RequestCodeAsync(Identity.Fresh(), visitor);
        for (var attempt = 0; attempt < WrongCodes; attempt++)
        {
            (await visitor.VerifyAsync(WrongCode)).ShouldBeProblem(401, "invalid_code");
        }

        var refused = await visitor.VerifyAsync(code);
        refused.ShouldBeProblem(429, "too_many_attempts");
        Assert.InRange(refused.RetryAfter(), 1, 600);
    }

    [Fact]
    public async Task Parallel_guesses_never_pass_the_number_of_attempts_together()
    {
        var visitor = Platform.Visitor();
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => visitor.VerifyAsync(WrongCode))));
        Assert.Equal(WrongCodes, answers.Count(answer => answer.Status == 401));
        Assert.All(answers.Where(answer => answer.Status != 401), answer => answer.ShouldBeProblem(429, "too_many_attempts"));
    }

    [Fact]
    public async Task Guesses_are_counted_by_network_and_lock_nobody_else_out()
    {
        var network = ClientAddresses.NextNetwork();
        var guesser = Platform.VisitorFrom(network + ":1");
        for (var attempt = 0; attempt < WrongCodes; attempt++)
        {
            await guesser.VerifyAsync(WrongCode);
        }

        (await Platform.VisitorFrom(network + ":2").VerifyAsync(WrongCode)).ShouldBeProblem(429, "too_many_attempts");
        await Platform.SignInAsync();
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"code":null}""")]
    [InlineData("""{"Code":"ABCDEFGH"}""")]
    public async Task A_missing_code_is_a_bad_field(string body) =>
        (await Platform.Visitor().PostTextAsync("/v1/authentication/verify", body)).ShouldNameFields("code");

    private static string Pasted(string code, string way) => way switch
    {
        "lower case" => code.ToLowerInvariant(),
        "hyphens" => $"{code[..4]}-{code[4..6]}\u2013{code[6..]}",
        "blanks" => $" {code[..4]} {code[4..6]}\u00a0{code[6..]}\t",
        "line ends" => code + "\r\n",
        "invisible characters" => $"\ufeff{code[..3]}\u200b{code[3..5]}\u00ad{code[5..]}\u200e",
        "full width" => new StringBuilder().AppendJoin("", code.Select(letter => (char)(letter + 0xFEE0))).ToString(),
        _ => throw new ArgumentOutOfRangeException(nameof(way)),
    };
}

[Collection(OnEmbedded.Name)]
public sealed class VerifyCodeOnEmbeddedTests(EmbeddedPlatform fixture) : VerifyCodeTests(fixture);

[Collection(OnPostgreSql.Name)]
public sealed class VerifyCodeOnPostgreSqlTests(PostgreSqlPlatform fixture) : VerifyCodeTests(fixture);
