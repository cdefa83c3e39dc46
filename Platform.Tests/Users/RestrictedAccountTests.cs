using Microsoft.Data.Sqlite;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Users;

/// <summary>What a restricted account meets over HTTP. The punishment is put into the stored row by hand, while nothing runs.</summary>
public sealed class RestrictedAccountTests
{
    [Fact]
    public async Task In_a_timeout_one_may_sign_in_read_and_end_sessions_but_change_nothing()
    {
        await using var platform = await TemporaryPlatform.StartAsync();
        var user = await platform.Access.SignInAsync();
        await PunishAsync(platform, user, kind: 1);

        Assert.Equal(1, (await user.MeAsync()).ShouldBeOk().Json.GetProperty("state").GetInt32());
        var refused = await user.Client.PostAsync("/v1/users/me/update", new { username = "?" });
        refused.ShouldBeProblem(403, "account_timeout");
        Assert.True(refused.Json.GetProperty("remaining_seconds").GetInt64() is > 3_000 and <= 3_600);
        Assert.NotNull(refused.Json.GetProperty("restricted_until").GetString());
        (await platform.Access.SignInAsync(user.Identity)).SignIn.ShouldBeOk();
        (await user.Client.PostAsync("/v1/users/me/sessions/destroy-others")).ShouldBeOk();
        (await user.Client.PostAsync("/v1/authentication/logout")).ShouldBeOk();
    }

    [Fact]
    public async Task A_banned_one_cannot_sign_in()
    {
        await using var platform = await TemporaryPlatform.StartAsync();
        var user = await platform.Access.SignInAsync();
        await PunishAsync(platform, user, kind: 2);

        var refused = await platform.Access.Visitor().RequestCodeAsync(user.Identity);
        refused.ShouldBeProblem(403, "account_banned");
        Assert.NotNull(refused.Json.GetProperty("restricted_until").GetString());
        (await user.Client.PostAsync("/v1/users/me/update", new { username = "banned-name" })).ShouldBeProblem(403, "account_banned");
    }

    private static async Task PunishAsync(TemporaryPlatform platform, SignedInUser user, int kind)
    {
        Assert.Equal(0, await platform.Process.TerminateAsync());
        await using (var database = new SqliteConnection($"Data Source={Path.Combine(platform.Options.DataFolder, "platform.db")};Pooling=False"))
        {
            await database.OpenAsync();
            var command = database.CreateCommand();
            command.CommandText =
                """
                UPDATE grain_state SET payload = json_set(payload, '$.punishments', json_array(json_object(
                    'id', 1, 'kind', $kind, 'reason', 'test', 'created_at', $now, 'expires_at', $end)))
                WHERE state_name = 'user' AND json_extract(payload, '$.id') = $id
                """;
            command.Parameters.AddWithValue("$kind", kind);
            command.Parameters.AddWithValue("$id", user.Id);
            command.Parameters.AddWithValue("$now", DateTimeOffset.UtcNow.ToString("O"));
            command.Parameters.AddWithValue("$end", DateTimeOffset.UtcNow.AddHours(1).ToString("O"));
            Assert.Equal(1, await command.ExecuteNonQueryAsync());
        }

        await platform.Process.StartAsync();
    }
}
