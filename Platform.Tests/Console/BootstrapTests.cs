using System.Globalization;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Console;

/// <summary><c>bootstrap owner</c>: the one way to make an Owner (reference.md, sections 2 and 10).</summary>
[Collection(OnEmbedded.Name)]
public sealed class BootstrapTests(EmbeddedPlatform fixture) : ConsoleTests(fixture)
{
    [Fact]
    public async Task The_operator_key_makes_an_owner_at_once()
    {
        var user = await Platform.SignInAsync();
        var printed = (await KeyHolder.RunAsync("bootstrap", "owner", user.Username, "--json")).ShouldPrintJson();
        Assert.Equal(user.Id, printed.Number("id"));
        Assert.Equal(3, printed.Number("permission_level"));
        var profile = (await user.MeAsync()).Json;
        Assert.Equal(3, profile.Number("permission_level"));
        Assert.True(profile.GetProperty("chat_slots").IsNull("limit"));
    }

    [Fact]
    public async Task The_user_may_be_named_by_his_number()
    {
        var user = await Platform.SignInAsync();
        (await KeyHolder.RunAsync("bootstrap", "owner", user.Profile.GetProperty("id").ToString())).ShouldExitWith(0);
        Assert.Equal(3, (await user.MeAsync()).Json.Number("permission_level"));
    }

    [Fact]
    public async Task The_key_may_come_from_the_data_folder()
    {
        var user = await Platform.SignInAsync();
        (await Nobody.RunAsync("bootstrap", "owner", user.Username, "--data", Options.DataFolder)).ShouldExitWith(0);
        Assert.Equal(3, (await user.MeAsync()).Json.Number("permission_level"));
    }

    [Fact]
    public async Task The_sessions_of_a_new_owner_end_within_a_day()
    {
        var user = await Platform.SignInAsync();
        (await KeyHolder.RunAsync("bootstrap", "owner", user.Username)).ShouldExitWith(0);
        var sessions = (await user.Client.GetAsync("/v1/users/me/sessions")).Json.GetProperty("sessions").EnumerateArray();
        Assert.All(sessions, session => Assert.True(session.Time("expires_at") <= DateTimeOffset.UtcNow.AddDays(1)));
        var later = await Platform.SignInAsync(user.Identity);
        var age = int.Parse(SessionCookie.Of(later.SignIn).Attributes["Max-Age"], CultureInfo.InvariantCulture);
        Assert.InRange(age, 86_300, 86_400);
    }

    [Fact]
    public async Task A_wrong_key_makes_nobody_an_owner()
    {
        var user = await Platform.SignInAsync();
        var stranger = Nobody with { OperatorKey = KeyFormat.Mistyped(Options.Secrets.OperatorKey, 6) };
        (await stranger.RunAsync("bootstrap", "owner", user.Username)).ShouldBeRefused("invalid_api_key");
        Assert.Equal(0, (await user.MeAsync()).Json.Number("permission_level"));
    }

    [Fact]
    public async Task An_owners_session_alone_makes_nobody_an_owner()
    {
        var owner = await OwnerAsync();
        var user = await Platform.SignInAsync();
        var finished = await Of(owner).RunAsync("bootstrap", "owner", user.Username);
        Assert.Contains(finished.ExitCode, new[] { 1, 2 });
        Assert.Equal(0, (await user.MeAsync()).Json.Number("permission_level"));
    }

    [Fact]
    public async Task An_unknown_user_is_not_found() =>
        (await KeyHolder.RunAsync("bootstrap", "owner", Names.Fresh())).ShouldBeRefused("not_found");

    [Fact]
    public async Task A_rehearsal_changes_nothing()
    {
        var user = await Platform.SignInAsync();
        var printed = (await KeyHolder.RunAsync("bootstrap", "owner", user.Username, "--dry-run", "--json")).ShouldPrintJson();
        Assert.True(printed.Flag("allowed"));
        Assert.Equal(0, (await user.MeAsync()).Json.Number("permission_level"));
    }

    [Fact]
    public async Task A_refused_rehearsal_says_why_and_is_no_failure()
    {
        var printed = (await KeyHolder.RunAsync("bootstrap", "owner", Names.Fresh(), "--dry-run", "--json")).ShouldPrintJson();
        Assert.False(printed.Flag("allowed"));
        Assert.Equal("not_found", printed.Text("code"));
    }
}
