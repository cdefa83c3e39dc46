using Platform.Tests.Infrastructure;

namespace Platform.Tests.Console;

/// <summary><c>user show</c> (reference.md, section 10).</summary>
[Collection(OnEmbedded.Name)]
public sealed class UserCommandTests(EmbeddedPlatform fixture) : ConsoleTests(fixture)
{
    [Fact]
    public async Task An_owner_sees_a_user_in_full_by_name_or_number()
    {
        var owner = await OwnerAsync();
        var user = await Platform.SignInAsync();
        var byName = (await Of(owner).RunAsync("user", "show", user.Username.ToUpperInvariant(), "--json")).ShouldPrintJson();
        byName.ShouldHave(ProfileMembers.Own);
        Assert.Equal(user.Id, byName.Number("id"));
        var byNumber = (await Of(owner).RunAsync("user", "show", user.Profile.GetProperty("id").ToString(), "--json")).ShouldPrintJson();
        Assert.Equal(user.Username, byNumber.Text("username"));
        Assert.Contains(user.Username, (await Of(owner).RunAsync("user", "show", user.Username)).ShouldExitWith(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_user_is_not_found()
    {
        var owner = await OwnerAsync();
        (await Of(owner).RunAsync("user", "show", Names.Fresh())).ShouldBeRefused("not_found");
        (await Of(owner).RunAsync("user", "show", "99999999999999999999999", "--json")).ShouldBeRefusedInJson("not_found");
    }

    [Fact]
    public async Task Somebody_without_a_level_sees_nobody()
    {
        var user = await Platform.SignInAsync();
        var other = await Platform.SignInAsync();
        (await Of(user).RunAsync("user", "show", other.Username)).ShouldBeRefused("forbidden");
    }

    [Fact]
    public async Task Without_a_session_nobody_is_shown()
    {
        var user = await Platform.SignInAsync();
        (await Nobody.RunAsync("user", "show", user.Username, "--json")).ShouldBeRefusedInJson("authentication_required");
    }
}
