using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Hosting;

/// <summary>Settings of the gateway and of a start (reference.md, section 11).</summary>
public sealed class SettingTests
{
    [Fact]
    public async Task Without_trusted_proxies_nobody_can_say_where_he_comes_from()
    {
        await using var platform = await TemporaryPlatform.StartAsync(
            configure: options => options.With("Platform__Gateway__TrustedProxies", string.Empty));
        for (var request = 0; request < 20; request++)
        {
            var answer = await platform.Access.Visitor().PostAsync("/v1/authentication/lookup", new { username = "nobody" });
            answer.ShouldBeProblem(404, "not_found");
            Assert.Equal(19 - request, LimitHeaders.Of(answer).Remaining);
        }

        (await platform.Access.Visitor().PostAsync("/v1/authentication/lookup", new { username = "nobody" })).ShouldBeProblem(429, "rate_limited");
    }

    [Fact]
    public async Task Without_allowed_origins_only_the_site_itself_may_post()
    {
        await using var platform = await TemporaryPlatform.StartAsync(
            configure: options => options.With("Platform__Gateway__AllowedOrigins", string.Empty));
        var user = await platform.Access.SignInAsync();
        (await (user.Client with { Origin = PlatformOptions.AllowedOrigin }).PostAsync("/v1/users/me/update", new { }))
            .ShouldBeProblem(403, "origin_refused");
        var own = platform.Access.Address.GetLeftPart(UriPartial.Authority);
        (await (user.Client with { Origin = own }).PostAsync("/v1/users/me/update", new { })).ShouldBeOk();
    }

    [Fact]
    public async Task Secure_cookies_may_be_asked_for_behind_a_proxy()
    {
        await using var platform = await TemporaryPlatform.StartAsync(
            configure: options => options.With("Platform__Gateway__SecureCookies", "true"));
        var user = await platform.Access.SignInAsync();
        Assert.True(SessionCookie.Of(user.SignIn).Attributes.ContainsKey("Secure"));
        Assert.True(SessionCookie.Of(await user.Client.PostAsync("/v1/authentication/logout")).Attributes.ContainsKey("Secure"));
    }

    [Fact]
    public async Task The_secrets_may_come_from_files_elsewhere()
    {
        using var elsewhere = new TemporaryFolder();
        var secrets = await InstalledSecrets.CopyToAsync(elsewhere.Path);
        await using var platform = await TemporaryPlatform.StartAsync(
            configure: options => options with { Secrets = secrets, MoreArguments = [.. secrets.AsArguments] });
        await platform.Access.SignInAsync();
        Assert.All(new SecretFiles(platform.Options.DataFolder).Files, file => Assert.False(File.Exists(file), file));
    }

    [Fact]
    public async Task Environment_variables_say_the_same_as_options()
    {
        using var folder = new TemporaryFolder();
        var options = new PlatformOptions(folder.Path);
        var environment = options.Environment
            .Add("Platform__Data", options.DataFolder)
            .Add("Urls", options.Address.GetLeftPart(UriPartial.Authority))
            .Add("Platform__Cluster__SiloPort", options.SiloPort.ToString(CultureInfo.InvariantCulture))
            .Add("Platform__Cluster__ClientPort", options.ClientPort.ToString(CultureInfo.InvariantCulture));
        await using var process = RunningProcess.Start(BuiltProgram.Host, [BuiltProgram.Silo.File], environment, BuiltProgram.Silo.Folder);
        await ReadyLine.WaitAsync(process, TimeSpan.FromSeconds(60));
        await using var codes = new GrainCodeReader(options);
        var access = new PlatformAccess(options.Address, options.Secrets.PublicKey, codes);
        await access.SignInAsync();
    }

    [Fact]
    public async Task A_well_known_secret_is_refused_outside_development()
    {
        using var folder = new TemporaryFolder();
        var options = new PlatformOptions(folder.Path);
        await File.WriteAllTextAsync(options.Secrets.ServerSecretFile, "changeme");
        await using var process = PlatformProcess.Launch(options);
        Assert.NotEqual(0, await process.WaitForExitAsync(TimeSpan.FromSeconds(30)));
        Assert.DoesNotContain("changeme", process.Transcript, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", process.Transcript, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--silo-port")]
    [InlineData("--client-port")]
    [InlineData("--urls")]
    public async Task A_port_that_another_process_listens_on_is_refused_with_a_sentence(string option)
    {
        await using var first = await TemporaryPlatform.StartAsync();
        using var folder = new TemporaryFolder();
        var options = new PlatformOptions(folder.Path);
        options = option switch
        {
            "--silo-port" => options with { SiloPort = first.Options.SiloPort },
            "--client-port" => options with { ClientPort = first.Options.ClientPort },
            _ => options with { HttpPort = first.Options.HttpPort },
        };
        await using var second = PlatformProcess.Launch(options);
        await ShouldRefuseToStartAsync(second);
        (await first.Access.Stranger().GetAsync("/health/ready")).ShouldBeOk();
    }

    [Theory]
    [InlineData("--silo-port", "none")]
    [InlineData("--urls", "nonsense")]
    [InlineData("--datta", "somewhere")]
    public async Task A_setting_that_makes_no_sense_is_refused_with_a_sentence(string option, string value)
    {
        using var folder = new TemporaryFolder();
        var options = new PlatformOptions(folder.Path) { MoreArguments = [option, value] };
        await using var process = PlatformProcess.Launch(options);
        await ShouldRefuseToStartAsync(process);
    }

    private static async Task ShouldRefuseToStartAsync(RunningProcess process)
    {
        await Eventually.TrueAsync(
            () => process.HasExited || process.Output.Any(line => line.Contains(ReadyLine.Text, StringComparison.Ordinal)),
            TimeSpan.FromSeconds(30),
            () => "neither ready nor ended: " + process.Transcript);
        Assert.True(process.HasExited, "It started all the same:\n" + process.Transcript);
        Assert.NotEqual(0, await process.WaitForExitAsync(TimeSpan.FromSeconds(5)));
        Assert.NotEmpty(process.Transcript);
        Assert.DoesNotContain("   at ", process.Transcript, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_another_program_holds_is_named()
    {
        using var folder = new TemporaryFolder();
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var taken = $"http://{other.LocalEndpoint}";
        await using var process = PlatformProcess.Launch(new PlatformOptions(folder.Path) { MoreArguments = ["--urls", taken] });
        Assert.Equal(1, await process.WaitForExitAsync(TimeSpan.FromSeconds(30)));
        Assert.Contains($"{other.LocalEndpoint} cannot be listened on", process.Transcript, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", process.Transcript, StringComparison.Ordinal);
    }
}
