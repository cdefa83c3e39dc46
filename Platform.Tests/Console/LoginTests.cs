using Platform.Tests.Infrastructure;

namespace Platform.Tests.Console;

/// <summary><c>login</c>, <c>login-code</c> and <c>whoami</c> (reference.md, section 10).</summary>
[Collection(OnEmbedded.Name)]
public sealed class LoginTests(EmbeddedPlatform fixture) : ConsoleTests(fixture)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task The_operator_key_shows_a_pending_code()
    {
        var identity = Identity.Fresh();
        var visitor = Platform.Visitor();
        (await visitor.RequestCodeAsync(identity)).ShouldBeOk();
        var printed = (await KeyHolder.RunAsync("login-code", identity.Platform, identity.PlatformUserId, "--json")).ShouldPrintJson();
        printed.ShouldHaveExactly("code", "expires_at");
        Assert.InRange(printed.Time("expires_at"), DateTimeOffset.UtcNow.AddMinutes(8), DateTimeOffset.UtcNow.AddMinutes(10.1));
        (await visitor.VerifyAsync(printed.Text("code")!)).ShouldBeOk();
    }

    [Fact]
    public async Task A_code_is_printed_for_people_too()
    {
        var identity = Identity.Fresh();
        var code = await Platform.RequestCodeAsync(identity, Platform.Visitor());
        var finished = await KeyHolder.RunAsync("login-code", identity.Platform, identity.PlatformUserId);
        Assert.Contains(code, finished.ShouldExitWith(0).Output.Replace("-", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_key_shows_no_code()
    {
        var identity = Identity.Fresh();
        var code = await Platform.RequestCodeAsync(identity, Platform.Visitor());
        var stranger = Nobody with { OperatorKey = KeyFormat.Mistyped(Options.Secrets.OperatorKey, 6) };
        var finished = await stranger.RunAsync("login-code", identity.Platform, identity.PlatformUserId);
        finished.ShouldBeRefused("invalid_api_key");
        Assert.DoesNotContain(code, finished.Output + finished.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_signs_in_is_remembered()
    {
        var identity = Identity.Fresh();
        await using var login = Nobody.Start("login");
        await login.Input.WriteLineAsync(identity.Platform);
        await login.Input.WriteLineAsync(identity.PlatformUserId);
        await login.Input.FlushAsync();
        await login.Input.WriteLineAsync(await CodeAsync(identity));
        login.Input.Close();
        Assert.True(await login.WaitForExitAsync(Deadline) == 0, login.Transcript);

        var files = Directory.GetFiles(Path.Combine(Home, ".config", "platform"), "*", SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.Equal(OwnerOnly, File.GetUnixFileMode(file)));
        Assert.DoesNotContain("pses_", login.Transcript, StringComparison.Ordinal);

        var user = await Platform.SignInAsync(identity);
        Assert.Equal(user.Id, (await Nobody.RunAsync("whoami", "--json")).ShouldPrintJson().Number("id"));
    }

    [Fact]
    public async Task A_wrong_code_signs_nobody_in()
    {
        var identity = Identity.Fresh();
        var finished = await Nobody.RunWithInputAsync($"{identity.Platform}\n{identity.PlatformUserId}\nZZZZZZZZ\n", "login");
        finished.ShouldBeRefused("invalid_code");
        Assert.NotEqual(0, (await Nobody.RunAsync("whoami")).ExitCode);
    }

    [Fact]
    public async Task A_session_from_elsewhere_says_who_one_is()
    {
        var user = await Platform.SignInAsync();
        var printed = (await Of(user).RunAsync("whoami", "--json")).ShouldPrintJson();
        Assert.Equal(user.Id, printed.Number("id"));
        Assert.Equal(user.Username, printed.Text("username"));
        Assert.Equal(0, printed.Number("permission_level"));
        Assert.Contains(user.Username, (await Of(user).RunAsync("whoami")).ShouldExitWith(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_ended_session_says_nothing()
    {
        var user = await Platform.SignInAsync();
        (await user.Client.PostAsync("/v1/authentication/logout")).ShouldBeOk();
        (await Of(user).RunAsync("whoami")).ShouldBeRefused("session_expired");
        (await Of(user).RunAsync("whoami", "--json")).ShouldBeRefusedInJson("session_expired");
    }

    [Fact]
    public async Task Without_a_session_one_is_nobody() => (await Nobody.RunAsync("whoami")).ShouldBeRefused("authentication_required");

    private async Task<string> CodeAsync(Identity identity)
    {
        string? code = null;
        await Eventually.TrueAsync(
            async () =>
            {
                var finished = await KeyHolder.RunAsync("login-code", identity.Platform, identity.PlatformUserId, "--json");
                code = finished.ExitCode == 0 ? finished.ShouldPrintJson().Text("code") : null;
                return code is not null;
            },
            Deadline,
            () => "the console asked for no code");
        return code!;
    }
}
