using System.Text.Json;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Console;

/// <summary><c>session list</c> and <c>session revoke</c> (reference.md, section 10).</summary>
[Collection(OnEmbedded.Name)]
public sealed class SessionCommandTests(EmbeddedPlatform fixture) : ConsoleTests(fixture)
{
    [Fact]
    public async Task An_owner_lists_the_sessions_of_a_user_without_their_tokens()
    {
        var owner = await OwnerAsync();
        var user = await Platform.SignInAsync();
        var finished = await Of(owner).RunAsync("session", "list", user.Username, "--json");
        var printed = finished.ShouldPrintJson();
        Assert.Equal(JsonValueKind.Array, printed.ValueKind);
        Assert.Equal(user.TokenSuffix, Assert.Single(printed.EnumerateArray()).Text("token_suffix"));
        Assert.DoesNotContain(user.Token, finished.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_revoked_session_is_refused_at_once()
    {
        var owner = await OwnerAsync();
        var user = await Platform.SignInAsync();
        var other = await Platform.SignInAsync(user.Identity);
        (await Of(owner).RunAsync("session", "revoke", user.Username, other.TokenSuffix, "--yes")).ShouldExitWith(0);
        (await other.MeAsync()).ShouldBeProblem(401, "session_expired");
        (await user.MeAsync()).ShouldBeOk();
        var ended = Assert.Single((await user.Client.GetAsync("/v1/users/me/sessions")).Json.GetProperty("history").EnumerateArray());
        Assert.Equal(other.TokenSuffix, ended.Text("token_suffix"));
    }

    [Fact]
    public async Task All_sessions_of_a_user_may_be_revoked_together()
    {
        var owner = await OwnerAsync();
        var user = await Platform.SignInAsync();
        var other = await Platform.SignInAsync(user.Identity);
        (await Of(owner).RunAsync("session", "revoke", user.Username, "--all")).ShouldExitWith(0);
        (await user.MeAsync()).ShouldBeProblem(401, "session_expired");
        (await other.MeAsync()).ShouldBeProblem(401, "session_expired");
    }

    [Fact]
    public async Task A_rehearsal_revokes_nothing()
    {
        var owner = await OwnerAsync();
        var user = await Platform.SignInAsync();
        var printed = (await Of(owner).RunAsync("session", "revoke", user.Username, user.TokenSuffix, "--dry-run", "--json")).ShouldPrintJson();
        Assert.True(printed.Flag("allowed"));
        (await user.MeAsync()).ShouldBeOk();
    }

    [Fact]
    public async Task A_suffix_of_no_session_is_not_found()
    {
        var owner = await OwnerAsync();
        var user = await Platform.SignInAsync();
        (await Of(owner).RunAsync("session", "revoke", user.Username, "000000")).ShouldBeRefused("not_found");
    }

    [Fact]
    public async Task Somebody_without_a_level_revokes_nothing()
    {
        var user = await Platform.SignInAsync();
        var other = await Platform.SignInAsync();
        (await Of(user).RunAsync("session", "list", other.Username)).ShouldBeRefused("forbidden");
        (await Of(user).RunAsync("session", "revoke", other.Username, "--all", "--yes", "--json")).ShouldBeRefusedInJson("forbidden");
        (await other.MeAsync()).ShouldBeOk();
    }

    [Fact]
    public async Task Neither_a_suffix_nor_all_is_wrong_usage()
    {
        var user = await Platform.SignInAsync();
        (await Of(user).RunAsync("session", "revoke", user.Username)).ShouldExitWith(2);
    }
}
