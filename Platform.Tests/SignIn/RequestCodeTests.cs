using Platform.Tests.Infrastructure;

namespace Platform.Tests.SignIn;

/// <summary>Asking for a code (reference.md, section 3).</summary>
public abstract class RequestCodeTests(PlatformFixture fixture) : PlatformTests(fixture)
{
    private const int PendingCodes = 5;
    private const string Request = "/v1/authentication/request";

    [Fact]
    public async Task The_answer_says_until_when_and_never_the_code()
    {
        var identity = Identity.Fresh();
        var visitor = Platform.Visitor();
        var answer = await visitor.RequestCodeAsync(identity);
        answer.ShouldBeOk();
        answer.Json.ShouldHaveExactly("message", "expires_at");
        Assert.InRange(answer.Json.Time("expires_at"), DateTimeOffset.UtcNow.AddMinutes(9.5), DateTimeOffset.UtcNow.AddMinutes(10.1));
        var code = await Platform.Codes.ReadAsync(identity);
        Assert.DoesNotContain(code, answer.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_code_is_eight_characters_of_crockfords_alphabet() =>
        Assert.Matches("^[0-9A-HJKMNP-TV-Z]{8}$", await Platform.RequestCodeAsync(Identity.Fresh(), Platform.Visitor()));

    [Fact]
    public async Task A_sixth_pending_code_of_one_address_is_refused()
    {
        var visitor = Platform.Visitor();
        for (var code = 0; code < PendingCodes; code++)
        {
            (await visitor.RequestCodeAsync(Identity.Fresh())).ShouldBeOk();
        }

        var refused = await visitor.RequestCodeAsync(Identity.Fresh());
        refused.ShouldBeProblem(429, "too_many_pending_codes");
        Assert.InRange(refused.RetryAfter(), 1, 600);
        (await Platform.Visitor().RequestCodeAsync(Identity.Fresh())).ShouldBeOk();
    }

    [Fact]
    public async Task Parallel_requests_never_pass_the_number_of_pending_codes_together()
    {
        var visitor = Platform.Visitor();
        var answers = await Task.WhenAll(Enumerable.Range(0, 15).Select(_ => visitor.RequestCodeAsync(Identity.Fresh())));
        Assert.Equal(PendingCodes, answers.Count(answer => answer.Status == 200));
        Assert.All(answers.Where(answer => answer.Status != 200), answer => answer.ShouldBeProblem(429, "too_many_pending_codes"));
    }

    [Fact]
    public async Task A_used_code_is_no_longer_pending()
    {
        var visitor = Platform.Visitor();
        await Platform.SignInAsync(Identity.Fresh(), visitor);
        for (var code = 0; code < PendingCodes; code++)
        {
            (await visitor.RequestCodeAsync(Identity.Fresh())).ShouldBeOk();
        }
    }

    [Fact]
    public async Task A_new_code_of_an_identity_replaces_the_old_one_of_the_same_address()
    {
        var identity = Identity.Fresh();
        var visitor = Platform.Visitor();
        var codes = new List<string>();
        for (var request = 0; request <= PendingCodes; request++)
        {
            codes.Add(await Platform.RequestCodeAsync(identity, visitor));
        }

        Assert.Equal(codes.Count, codes.Distinct().Count());
        (await visitor.VerifyAsync(codes[0])).ShouldBeProblem(401, "invalid_code");
        (await visitor.VerifyAsync(codes[^2])).ShouldBeProblem(401, "invalid_code");
        (await visitor.VerifyAsync(codes[^1])).ShouldBeOk();
    }

    [Fact]
    public async Task A_stranger_who_asks_for_my_identity_does_not_void_my_code()
    {
        var identity = Identity.Fresh();
        var visitor = Platform.Visitor();
        var mine = await Platform.RequestCodeAsync(identity, visitor);
        var theirs = await Platform.RequestCodeAsync(identity, Platform.Visitor());
        Assert.NotEqual(mine, theirs);
        (await visitor.VerifyAsync(mine)).ShouldBeOk();
    }

    [Theory]
    [InlineData("ab")]
    [InlineData("abcdefghijklmnopqrstuvwxyz012345")]
    [InlineData("my_chat-2")]
    public async Task A_platform_name_of_the_documented_form_is_taken(string platform) =>
        (await Platform.Visitor().PostAsync(Request, new { platform, platform_user_id = "1" })).ShouldBeOk();

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("abcdefghijklmnopqrstuvwxyz0123456")]
    [InlineData("Twitch")]
    [InlineData("twi tch")]
    [InlineData(" twitch")]
    [InlineData("twitch ")]
    [InlineData("twitch\n")]
    [InlineData("twi.tch")]
    [InlineData("twi:tch")]
    [InlineData("twi/tch")]
    [InlineData("twitсh")]
    public async Task Another_platform_name_is_a_bad_field(string platform) =>
        (await Platform.Visitor().PostAsync(Request, new { platform, platform_user_id = "1" })).ShouldNameFields("platform");

    [Theory]
    [InlineData("1")]
    [InlineData("somebody else")]
    [InlineData("a:b+c/d")]
    [InlineData("00ff")]
    [InlineData("Zürich")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123")]
    public async Task A_user_id_of_the_documented_form_is_taken(string id)
    {
        var visitor = Platform.Visitor();
        (await visitor.PostAsync(Request, new { platform = "forms", platform_user_id = id })).ShouldBeOk();
        (await visitor.VerifyAsync(await Platform.Codes.ReadAsync(new Identity("forms", id)))).ShouldBeOk();
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(" 1")]
    [InlineData("1 ")]
    [InlineData("1\u00a0")]
    [InlineData("\t1")]
    [InlineData("a\nb")]
    [InlineData("a\u0007b")]
    [InlineData("a\u200bb")]
    [InlineData("a\u202eb")]
    [InlineData("01234567890123456789012345678901234567890123456789012345678901234")]
    public async Task Another_user_id_is_a_bad_field(string id) =>
        (await Platform.Visitor().PostAsync(Request, new { platform = "twitch", platform_user_id = id })).ShouldNameFields("platform_user_id");

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"platform":null,"platform_user_id":null}""")]
    [InlineData("""{"platform":"","platform_user_id":""}""")]
    [InlineData("""{"platform":"X!","platform_user_id":" "}""")]
    public async Task All_bad_fields_are_named(string body) =>
        (await Platform.Visitor().PostTextAsync(Request, body)).ShouldNameFields("platform", "platform_user_id");

    [Fact]
    public async Task Identities_that_look_alike_as_numbers_are_different_people()
    {
        var first = await Platform.SignInAsync(new Identity("numbers", "20235"));
        var second = await Platform.SignInAsync(new Identity("numbers", "020235"));
        var third = await Platform.SignInAsync(new Identity("numbers", "cafe"));
        var fourth = await Platform.SignInAsync(new Identity("numbers", "CAFE"));
        Assert.Equal(4, new[] { first.Id, second.Id, third.Id, fourth.Id }.Distinct().Count());
    }
}

[Collection(OnEmbedded.Name)]
public sealed class RequestCodeOnEmbeddedTests(EmbeddedPlatform fixture) : RequestCodeTests(fixture);

[Collection(OnPostgreSql.Name)]
public sealed class RequestCodeOnPostgreSqlTests(PostgreSqlPlatform fixture) : RequestCodeTests(fixture);
