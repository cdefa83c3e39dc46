using System.Text;
using Npgsql;
using Platform.GrainInterfaces.Bots;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Hosting;

/// <summary>No secret is ever logged (reference.md, section 1), however much is.</summary>
public sealed class SecrecyTests
{
    private const string DatabasePassword = "Pw-b7f3a1d9c2e84";

    /// <summary>Every category that may have a level of its own.</summary>
    private static readonly string[] LogCategories =
        ["Default", "Microsoft", "Microsoft.AspNetCore", "Microsoft.Extensions", "Orleans", "Platform", "Polly", "System.Net", "Npgsql"];

    [Theory]
    [InlineData("Debug", false)]
    [InlineData("Debug", true)]
    [InlineData("Trace", false)]
    public async Task No_log_line_holds_a_secret(string level, bool onPostgreSql)
    {
        var secrets = new List<string> { DatabasePassword };
        await using var platform = await TemporaryPlatform.StartAsync(
            onPostgreSql ? await DatabaseWithPasswordAsync() : null, options => LoggingAll(options, level));
        var files = platform.Options.Secrets;
        secrets.AddRange([files.OperatorKey, files.PublicKey, files.ServerSecret]);

        await UseEverythingAsync(platform, secrets);
        Assert.Equal(0, await platform.Process.TerminateAsync());

        var lines = platform.Process.Lines.ToArray();
        Assert.True(lines.Length > 100, "Nothing was logged.");
        foreach (var secret in secrets)
        {
            var leak = lines.FirstOrDefault(line => line.Contains(secret, StringComparison.OrdinalIgnoreCase));
            Assert.True(leak is null, "A secret is logged: " + leak);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_database_holds_neither_keys_nor_tokens_nor_codes(bool onPostgreSql)
    {
        var database = onPostgreSql ? await (await PostgreSqlServer.SharedAsync()).CreateDatabaseAsync() : null;
        await using var platform = await TemporaryPlatform.StartAsync(database);
        var user = await platform.Access.SignInAsync();
        var code = await platform.Access.RequestCodeAsync(Identity.Fresh(), platform.Access.Visitor());
        var operators = await platform.Process.OperatorAsync();
        var bot = await operators.BotAsync();
        var renewed = await operators.RegenerateKeyAsync(bot);
        var sent = (await renewed.SendCodeAsync(user.Identity)).ShouldBeOk().Json.Text("code")!;
        Assert.Equal(0, await platform.Process.TerminateAsync());

        var stored = onPostgreSql ? await DumpAsync(database!) : await ReadFilesAsync(platform.Options);
        Assert.Contains(user.Username, stored, StringComparison.Ordinal);
        Assert.Contains(bot.Name, stored, StringComparison.Ordinal);
        string[] secrets =
            [user.Token, platform.Options.Secrets.PublicKey, platform.Options.Secrets.ServerSecret, code, bot.Key, renewed.Key, sent, operators.User.Token];
        foreach (var secret in secrets)
        {
            Assert.DoesNotContain(secret, stored, StringComparison.Ordinal);
        }
    }

    /// <summary>The way of every secret through the platform, the bad ones too.</summary>
    private static async Task UseEverythingAsync(TemporaryPlatform platform, List<string> secrets)
    {
        var access = platform.Access;
        var visitor = access.Visitor();
        var used = await access.RequestCodeAsync(Identity.Fresh(), visitor);
        secrets.Add(used);
        var first = await visitor.VerifyAsync(used);
        secrets.Add(SessionCookie.Of(first.ShouldBeOk()).Value);
        secrets.Add(await access.RequestCodeAsync(Identity.Fresh(), visitor));

        var user = await access.SignInAsync();
        var other = await access.SignInAsync(user.Identity);
        secrets.AddRange([user.Token, other.Token]);
        await user.MeAsync();
        await user.RenameAsync(Names.Fresh());
        await user.RenameAsync("x");
        await user.Client.PostTextAsync("/v1/users/me/update", "{");
        await user.Client.PostAsync($"/v1/users/me/sessions/{other.TokenSuffix}/destroy");
        await other.MeAsync();

        foreach (var unknown in new[] { KeyFormat.Make("ppub_"), KeyFormat.Make("pses_"), KeyFormat.Make("pbot_") })
        {
            secrets.Add(unknown);
            await (access.Stranger() with { ApiKey = unknown }).GetAsync("/v1/users/1");
            await (access.Stranger() with { Session = unknown }).GetAsync("/v1/users/me");
        }

        var mistyped = KeyFormat.Mistyped(user.Token, 8);
        secrets.Add(mistyped);
        await (access.Stranger() with { Session = mistyped }).GetAsync("/v1/users/me");
        await user.Client.PostAsync("/v1/authentication/logout");
        await UseBotsAsync(platform, secrets);
    }

    /// <summary>The way of bots' keys, and of the codes they hand out.</summary>
    private static async Task UseBotsAsync(TemporaryPlatform platform, List<string> secrets)
    {
        var operators = await platform.Process.OperatorAsync();
        var bot = await operators.BotAsync();
        var renewed = await operators.RegenerateKeyAsync(bot);
        var mistyped = KeyFormat.Mistyped(renewed.Key, 8);
        secrets.AddRange([operators.User.Token, bot.Key, renewed.Key, mistyped]);
        await bot.MeAsync();
        await bot.WithKey(mistyped).MeAsync();
        await renewed.UpdateAsync(new { users = 1, group_ids = new[] { "a" } });
        await renewed.UpdateAsync(new { name = "x" });
        await renewed.ReportOnceAsync(Guid.NewGuid().ToString(), new { command = "!hi", count = 1 });
        await renewed.Client.PostTextAsync("/v1/bot/batch", "{");

        var user = await platform.Access.SignInAsync();
        var sent = (await renewed.SendCodeAsync(user.Identity)).ShouldBeOk().Json.Text("code")!;
        var visitor = platform.Access.Visitor();
        await visitor.RequestCodeAsync(user.Identity);
        var shown = (await renewed.LoginCodeAsync(user.Identity)).ShouldBeOk().Json.Text("code")!;
        secrets.AddRange([user.Token, sent, shown]);
        secrets.Add(SessionCookie.Of((await platform.Access.Visitor().VerifyAsync(sent)).ShouldBeOk()).Value);
        secrets.Add(SessionCookie.Of((await visitor.VerifyAsync(shown)).ShouldBeOk()).Value);
        await renewed.Client.GetAsync($"/v1/bot/users/{user.Id}");
        await operators.ActAsync(bot, new DisableBot(true));
        await renewed.MeAsync();
    }

    private static PlatformOptions LoggingAll(PlatformOptions options, string level) =>
        LogCategories.Aggregate(options, (with, category) => with.With("Logging__LogLevel__" + category, level));

    private static async Task<string> DatabaseWithPasswordAsync()
    {
        var database = await (await PostgreSqlServer.SharedAsync()).CreateDatabaseAsync();
        return new NpgsqlConnectionStringBuilder(database) { Password = DatabasePassword }.ConnectionString;
    }

    private static async Task<string> DumpAsync(string database)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var tables = source.CreateCommand(
            "SELECT string_agg(query_to_xml(format('SELECT * FROM %I.%I', table_schema, table_name), true, false, '')::text, '') " +
            "FROM information_schema.tables WHERE table_schema NOT IN ('pg_catalog', 'information_schema') AND table_type = 'BASE TABLE'");
        return (string?)await tables.ExecuteScalarAsync() ?? string.Empty;
    }

    private static async Task<string> ReadFilesAsync(PlatformOptions options)
    {
        var files = Directory.EnumerateFiles(options.DataFolder, "*", SearchOption.AllDirectories).Except(options.Secrets.Files);
        var contents = await Task.WhenAll(files.Select(file => File.ReadAllBytesAsync(file)));
        return string.Concat(contents.Select(Encoding.Latin1.GetString));
    }
}
