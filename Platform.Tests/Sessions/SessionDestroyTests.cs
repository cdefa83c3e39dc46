using Platform.Tests.Infrastructure;

namespace Platform.Tests.Sessions;

/// <summary>Ending sessions (reference.md, section 4): they are dead when the answer comes.</summary>
public abstract class SessionDestroyTests(PlatformFixture fixture) : PlatformTests(fixture)
{
    private const string Sessions = "/v1/users/me/sessions";

    [Fact]
    public async Task Another_session_is_ended_by_its_suffix()
    {
        var user = await Platform.SignInAsync();
        var other = await Platform.SignInAsync(user.Identity);
        (await other.MeAsync()).ShouldBeOk();

        var answer = await DestroyAsync(user, other.TokenSuffix);

        answer.ShouldBeOk();
        answer.Json.ShouldHaveExactly("destroyed");
        Assert.True(answer.Json.Flag("destroyed"));
        (await other.MeAsync()).ShouldBeProblem(401, "session_expired");
        (await user.MeAsync()).ShouldBeOk();
        var list = (await user.Client.GetAsync(Sessions)).Json;
        Assert.Single(list.GetProperty("sessions").EnumerateArray());
        var ended = Assert.Single(list.GetProperty("history").EnumerateArray());
        Assert.Equal(other.TokenSuffix, ended.Text("token_suffix"));
        Assert.NotEmpty(ended.Text("end_reason")!);
        Assert.InRange(ended.Time("ended_at"), DateTimeOffset.UtcNow.AddMinutes(-2), DateTimeOffset.UtcNow.AddSeconds(5));
    }

    [Fact]
    public async Task The_current_session_is_not_ended_this_way()
    {
        var user = await Platform.SignInAsync();
        (await DestroyAsync(user, user.TokenSuffix)).ShouldBeProblem(400, "current_session");
        (await user.MeAsync()).ShouldBeOk();
    }

    [Theory]
    [InlineData("000000")]
    [InlineData("zzzzzz")]
    [InlineData("a")]
    [InlineData("0123456789")]
    [InlineData("%25%25%25%25%25%25")]
    [InlineData("a-b_c.")]
    public async Task A_suffix_of_no_session_is_not_found(string suffix)
    {
        var user = await Platform.SignInAsync();
        (await DestroyAsync(user, suffix)).ShouldBeProblem(404, "not_found");
    }

    [Fact]
    public async Task An_ended_session_cannot_be_ended_again()
    {
        var user = await Platform.SignInAsync();
        var other = await Platform.SignInAsync(user.Identity);
        (await DestroyAsync(user, other.TokenSuffix)).ShouldBeOk();
        (await DestroyAsync(user, other.TokenSuffix)).ShouldBeProblem(404, "not_found");
    }

    [Fact]
    public async Task Another_users_session_is_not_found()
    {
        var user = await Platform.SignInAsync();
        var other = await Platform.SignInAsync();
        (await DestroyAsync(user, other.TokenSuffix)).ShouldBeProblem(404, "not_found");
        (await other.MeAsync()).ShouldBeOk();
    }

    [Fact]
    public async Task The_case_of_a_suffix_matters()
    {
        var user = await Platform.SignInAsync();
        var other = await Platform.SignInAsync(user.Identity);
        var swapped = string.Concat(other.TokenSuffix.Select(letter => char.IsUpper(letter) ? char.ToLowerInvariant(letter) : char.ToUpperInvariant(letter)));
        if (swapped != other.TokenSuffix)
        {
            (await DestroyAsync(user, swapped)).ShouldBeProblem(404, "not_found");
        }

        (await other.MeAsync()).ShouldBeOk();
    }

    [Fact]
    public async Task All_others_are_ended_at_once_and_counted()
    {
        var user = await Platform.SignInAsync();
        SignedInUser[] others = [await Platform.SignInAsync(user.Identity), await Platform.SignInAsync(user.Identity)];

        var answer = await user.Client.PostAsync(Sessions + "/destroy-others");

        answer.ShouldBeOk();
        answer.Json.ShouldHaveExactly("destroyed");
        Assert.Equal(2, answer.Json.Number("destroyed"));
        foreach (var other in others)
        {
            (await other.MeAsync()).ShouldBeProblem(401, "session_expired");
        }

        (await user.MeAsync()).ShouldBeOk();
        Assert.Equal(0, (await user.Client.PostAsync(Sessions + "/destroy-others")).Json.Number("destroyed"));
        Assert.Equal(2, (await user.Client.GetAsync(Sessions)).Json.GetProperty("history").GetArrayLength());
    }

    [Fact]
    public async Task Twenty_parallel_ends_of_one_session_end_it_once()
    {
        var user = await Platform.SignInAsync();
        var other = await Platform.SignInAsync(user.Identity);
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => DestroyAsync(user, other.TokenSuffix))));
        Assert.Single(answers, answer => answer.Status == 200);
        Assert.All(answers.Where(answer => answer.Status != 200), answer => answer.ShouldBeProblem(404, "not_found"));
        Assert.Single((await user.Client.GetAsync(Sessions)).Json.GetProperty("history").EnumerateArray());
    }

    private static Task<PlatformResponse> DestroyAsync(SignedInUser user, string suffix) =>
        user.Client.PostAsync($"{Sessions}/{suffix}/destroy");
}

[Collection(OnEmbedded.Name)]
public sealed class SessionDestroyOnEmbeddedTests(EmbeddedPlatform fixture) : SessionDestroyTests(fixture);

[Collection(OnPostgreSql.Name)]
public sealed class SessionDestroyOnPostgreSqlTests(PostgreSqlPlatform fixture) : SessionDestroyTests(fixture);
