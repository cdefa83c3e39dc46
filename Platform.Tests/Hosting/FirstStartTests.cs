using Platform.Tests.Infrastructure;

namespace Platform.Tests.Hosting;

/// <summary>The first start, and the second (reference.md, section 11).</summary>
public sealed class FirstStartTests
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private static readonly TimeSpan CommandDeadline = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task It_writes_three_secrets_that_only_the_owner_may_read()
    {
        await using var platform = await TemporaryPlatform.StartAsync();
        foreach (var file in platform.Options.Secrets.Files)
        {
            Assert.True(File.Exists(file), file);
            Assert.Equal(OwnerOnly, File.GetUnixFileMode(file));
            Assert.True(File.ReadAllText(file).Trim().Length >= 32, file);
        }

        KeyFormat.ShouldBeWellFormed(platform.Options.Secrets.PublicKey, "ppub_");
    }

    [Fact]
    public async Task It_prints_where_the_keys_are_and_never_what_they_hold()
    {
        await using var platform = await TemporaryPlatform.StartAsync();
        var secrets = platform.Options.Secrets;
        Assert.Contains(platform.Process.Lines, line => line.Contains(secrets.OperatorKeyFile, StringComparison.Ordinal));
        Assert.Contains(platform.Process.Lines, line => line.Contains(secrets.PublicKeyFile, StringComparison.Ordinal));
        foreach (var secret in new[] { secrets.OperatorKey, secrets.PublicKey, secrets.ServerSecret })
        {
            Assert.DoesNotContain(platform.Process.Lines, line => line.Contains(secret, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task It_prints_a_curl_line_that_works_when_pasted()
    {
        await using var platform = await TemporaryPlatform.StartAsync();
        var line = platform.Process.Lines.Single(line => line.Contains("curl ", StringComparison.Ordinal));
        var command = line[line.IndexOf("curl ", StringComparison.Ordinal)..];

        var finished = await FinishedProcess.RunAsync("bash", ["-c", command], CommandDeadline, folder: "/");

        finished.ShouldExitWith(0);
        Assert.NotEmpty(finished.Output);
        Assert.DoesNotContain("correlation_id", finished.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_says_where_it_answers_and_answers_there()
    {
        await using var platform = await TemporaryPlatform.StartAsync();
        var line = platform.Process.Lines.Single(line => line.Contains(ReadyLine.Text, StringComparison.Ordinal));
        Assert.Contains(platform.Options.Address.GetLeftPart(UriPartial.Authority), line, StringComparison.Ordinal);
        (await platform.Access.Stranger().GetAsync("/health/ready")).ShouldBeOk();
    }

    [Fact]
    public async Task It_creates_a_data_folder_that_is_not_there()
    {
        await using var platform = await TemporaryPlatform.StartAsync(
            configure: options => options with { DataFolder = Path.Combine(options.DataFolder, "a", "b") });
        Assert.All(platform.Options.Secrets.Files, file => Assert.True(File.Exists(file), file));
    }

    [Fact]
    public async Task On_PostgreSQL_it_creates_the_schema_and_the_secrets()
    {
        var database = await (await PostgreSqlServer.SharedAsync()).CreateDatabaseAsync();
        await using var platform = await TemporaryPlatform.StartAsync(database);
        Assert.All(platform.Options.Secrets.Files, file => Assert.Equal(OwnerOnly, File.GetUnixFileMode(file)));
        await platform.Access.SignInAsync();
    }

    [Theory]
    [InlineData("operator.key")]
    [InlineData("public-api.key")]
    [InlineData("server.secret")]
    public async Task A_first_start_that_is_cut_short_can_be_repeated(string fileAtTheEnd)
    {
        using var folder = new TemporaryFolder();
        var options = new PlatformOptions(folder.Path);
        await using (var first = PlatformProcess.Launch(options))
        {
            await Eventually.TrueAsync(() => File.Exists(folder.File(fileAtTheEnd)), TimeSpan.FromSeconds(30), () => first.Transcript);
            await first.Kill9Async();
        }

        await using var platform = await PlatformProcess.StartAsync(options);
        KeyFormat.ShouldBeWellFormed(options.Secrets.PublicKey, "ppub_");
        await platform.Access.SignInAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_second_start_finds_everything(bool onPostgreSql)
    {
        var database = onPostgreSql ? await (await PostgreSqlServer.SharedAsync()).CreateDatabaseAsync() : null;
        await using var platform = await TemporaryPlatform.StartAsync(database);
        var secrets = platform.Options.Secrets.Files.Select(File.ReadAllText).ToArray();
        var user = await platform.Access.SignInAsync();
        var name = Names.Fresh();
        (await user.RenameAsync(name)).ShouldBeOk();

        Assert.Equal(0, await platform.Process.TerminateAsync());
        await platform.Process.StartAsync();

        Assert.Equal(secrets, platform.Options.Secrets.Files.Select(File.ReadAllText));
        Assert.Equal(name, await user.CurrentUsernameAsync());
        var again = await platform.Access.SignInAsync(user.Identity);
        Assert.False(again.Profile.Flag("user_created"));
        Assert.Equal(user.Id, again.Id);
        var newcomer = await platform.Access.SignInAsync();
        Assert.NotEqual(user.Id, newcomer.Id);
    }
}
