using Platform.Tests.Infrastructure;

namespace Platform.Tests.Hosting;

/// <summary>The movable clock (reference.md, section 9): for rehearsals in Development, refused anywhere else.</summary>
public sealed class ClockOffsetTests
{
    [Fact]
    public async Task Outside_development_the_start_is_refused_with_a_sentence()
    {
        using var folder = new TemporaryFolder();
        var options = new PlatformOptions(folder.Path).With("Platform__Clock__Offset", "01:00:00");
        await using var process = PlatformProcess.Launch(options);

        Assert.NotEqual(0, await process.WaitForExitAsync(TimeSpan.FromSeconds(30)));

        Assert.Contains("Clock", process.Transcript, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("   at ", process.Transcript, StringComparison.Ordinal);
        Assert.DoesNotContain(process.Lines, line => line.Contains(ReadyLine.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task In_development_the_whole_platform_lives_at_the_moved_time()
    {
        await using var platform = await TemporaryPlatform.StartAsync(configure: options => options.WithClockOffset("2.00:00:00"));
        var now = DateTimeOffset.UtcNow.AddDays(2);
        var answer = await platform.Access.Visitor().RequestCodeAsync(Identity.Fresh());
        Assert.InRange(answer.ShouldBeOk().Json.Time("expires_at"), now.AddMinutes(9), now.AddMinutes(12));
        var user = await platform.Access.SignInAsync();
        Assert.InRange(user.Profile.Time("created_at"), now.AddMinutes(-1), now.AddMinutes(2));
    }

    [Fact]
    public async Task The_clock_may_be_moved_back()
    {
        await using var platform = await TemporaryPlatform.StartAsync(configure: options => options.WithClockOffset("-1.00:00:00"));
        var user = await platform.Access.SignInAsync();
        var now = DateTimeOffset.UtcNow.AddDays(-1);
        Assert.InRange(user.Profile.Time("created_at"), now.AddMinutes(-2), now.AddMinutes(1));
        (await user.MeAsync()).ShouldBeOk();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_code_ends_after_ten_minutes_and_a_session_after_thirty_days(bool onPostgreSql)
    {
        var database = onPostgreSql ? await (await PostgreSqlServer.SharedAsync()).CreateDatabaseAsync() : null;
        using var folder = new TemporaryFolder();
        var options = new PlatformOptions(folder.Path) { Database = database };
        PlatformClient visitor;
        SignedInUser user;
        string code;
        await using (var now = await PlatformProcess.StartAsync(options))
        {
            visitor = now.Access.Visitor();
            user = await now.Access.SignInAsync();
            code = await now.Access.RequestCodeAsync(Identity.Fresh(), visitor);
            Assert.Equal(0, await now.TerminateAsync());
        }

        await using (var later = await PlatformProcess.StartAsync(options.WithClockOffset("00:10:01")))
        {
            (await visitor.VerifyAsync(code)).ShouldBeProblem(401, "invalid_code");
            (await user.MeAsync()).ShouldBeOk();
            Assert.Equal(0, await later.TerminateAsync());
        }

        await using (var muchLater = await PlatformProcess.StartAsync(options.WithClockOffset("30.00:00:01")))
        {
            var answer = await user.MeAsync();
            answer.ShouldBeProblem(401, "session_expired");
            Assert.True(SessionCookie.Of(answer).IsCleared);
            var again = await muchLater.Access.SignInAsync(user.Identity);
            Assert.Equal(user.Id, again.Id);
            var session = Assert.Single((await again.Client.GetAsync("/v1/users/me/sessions")).Json.GetProperty("sessions").EnumerateArray());
            Assert.Equal(again.TokenSuffix, session.Text("token_suffix"));
        }
    }
}
