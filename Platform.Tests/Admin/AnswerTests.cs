using System.Text.Json;
using Platform.Admin.Commands;
using Platform.Admin.Output;
using Platform.GrainInterfaces.Cluster;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.PublicKeys;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Sessions;
using Platform.GrainInterfaces.SignIn;
using Platform.GrainInterfaces.Users;

namespace Platform.Tests.Admin;

public sealed class AnswerTests : IDisposable
{
    private readonly ScriptedConsole _console = ScriptedConsole.SignedIn();

    [Fact]
    public async Task A_user_is_his_profile_as_http_shows_it()
    {
        _console.Cluster.On<Result<UserProfile>>(nameof(IPermissionConsoleGrain.WhoAmI), _ => Profiles.Alice);
        Assert.Equal(ExitCodes.Done, await _console.RunAsync("--json", "whoami"));
        JsonElement user = _console.Document;
        Assert.Equal(5, user.GetProperty("id").GetInt64());
        Assert.Equal(3, user.GetProperty("permission_level").GetInt32());
        Assert.Equal(2, user.GetProperty("subscription_tier").GetInt32());
        Assert.Equal(9, user.GetProperty("subscription_granted_by").GetInt64());
        Assert.Equal("2026-03-04T12:00:00Z", user.GetProperty("subscription_expires_at").GetString());
        Assert.Equal(JsonValueKind.Null, user.GetProperty("avatar_url").ValueKind);
        Assert.Equal(JsonValueKind.Null, user.GetProperty("chat_slots").GetProperty("limit").ValueKind);
        Assert.Equal("4711", user.GetProperty("linked_platforms")[0].GetProperty("platform_user_id").GetString());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Texts_of_users_neither_style_nor_steer_the_terminal(bool onScreen)
    {
        _console.Ends = onScreen ? TerminalEnds.Output : TerminalEnds.None;
        _console.Cluster.On<Result<UserDetails>>(nameof(IUserConsoleGrain.Show), _ => Profiles.Details);
        Assert.Equal(ExitCodes.Done, await _console.RunAsync("user", "show", "alice"));
        Assert.DoesNotContain("\u001b[31m", _console.Output, StringComparison.Ordinal);
        Assert.Contains("[red]", _console.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pipe_gets_neither_escape_codes_nor_wrapped_lines()
    {
        string agent = new('x', 250);
        _console.Cluster.On<Result<SessionList>>(nameof(ISessionConsoleGrain.List), _ => new SessionList(
            [new SessionView("abc123", Profiles.Noon, Profiles.Noon, Profiles.Noon, "203.0.113.7", agent, true)], []));
        Assert.Equal(ExitCodes.Done, await _console.RunAsync("session", "list", "alice"));
        string[] lines = _console.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.EndsWith(agent, lines[1], StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', _console.Output);
    }

    [Fact]
    public async Task A_list_of_sessions_is_an_array_of_the_live_ones()
    {
        _console.Cluster.On<Result<SessionList>>(nameof(ISessionConsoleGrain.List), _ => new SessionList(
            [new SessionView("abc123", Profiles.Noon, Profiles.Noon, Profiles.Noon, null, null, false)],
            [new EndedSessionView("old123", Profiles.Noon, Profiles.Noon, Profiles.Noon, null, null, Profiles.Noon, SessionEndReasons.Expired)]));
        Assert.Equal(ExitCodes.Done, await _console.RunAsync("session", "list", "alice", "--json"));
        Assert.Equal(
            """[{"token_suffix":"abc123","created_at":"2026-03-01T12:00:00Z","expires_at":"2026-03-01T12:00:00Z","last_used_at":"2026-03-01T12:00:00Z","client_ip":null,"user_agent":null,"is_current":false}]""",
            _console.Output.TrimEnd());
    }

    [Fact]
    public async Task A_new_public_key_is_its_name_and_its_text()
    {
        _console.Cluster.On<Result<CreatedPublicKey>>(nameof(IPublicKeyConsoleGrain.Create), _ => new CreatedPublicKey("web", new Secret("ppub_x")));
        Assert.Equal(ExitCodes.Done, await _console.RunAsync("public-key", "create", "web", "--json"));
        Assert.Equal("""{"name":"web","api_key":"ppub_x"}""", _console.Output.TrimEnd());
    }

    [Fact]
    public async Task Public_keys_are_an_array()
    {
        _console.Cluster.On<Result<PublicKeyList>>(nameof(IPublicKeyConsoleGrain.List), _ => new PublicKeyList([new PublicKeyView("web", new UserId(5), Profiles.Noon, null)]));
        Assert.Equal(ExitCodes.Done, await _console.RunAsync("public-key", "list", "--json"));
        Assert.Equal("""[{"name":"web","created_by_id":5,"created_at":"2026-03-01T12:00:00Z","revoked_at":null}]""", _console.Output.TrimEnd());
    }

    [Fact]
    public async Task A_pending_code_is_the_code_and_its_end()
    {
        _console.Environment["PLATFORM_OPERATOR_KEY"] = "key";
        _console.Cluster.On<Result<PendingCode>>(nameof(ISignInConsoleGrain.GetPendingCode), _ => new PendingCode(new Secret("ABCD1234"), Profiles.Noon));
        Assert.Equal(ExitCodes.Done, await _console.RunAsync("login-code", "telegram", "4711", "--json"));
        Assert.Equal("""{"code":"ABCD1234","expires_at":"2026-03-01T12:00:00Z"}""", _console.Output.TrimEnd());
    }

    [Fact]
    public async Task The_cluster_shows_itself_to_the_operator_key_when_the_session_has_ended()
    {
        _console.Environment["PLATFORM_OPERATOR_KEY"] = "key";
        _console.Cluster.On<Result<ClusterView>>(nameof(IClusterConsoleGrain.Describe), arguments => arguments[0] is not null
            ? new Refusal(ErrorCodes.SessionExpired, "The session has ended.")
            : new ClusterView("healthy", "embedded", [new SiloView("one", "127.0.0.1:11111", "active")], Profiles.Noon, "1.2.3", []));
        Assert.Equal(ExitCodes.Done, await _console.RunAsync("cluster", "--json"));
        Assert.Equal(
            """{"database":"healthy","storage":"embedded","silos":[{"name":"one","address":"127.0.0.1:11111","status":"active"}],"started_at":"2026-03-01T12:00:00Z","version":"1.2.3","errors":[]}""",
            _console.Output.TrimEnd());
    }

    public void Dispose() => _console.Dispose();
}
