using Platform.Admin.Commands;
using Platform.Admin.Shell;
using Platform.GrainInterfaces.Directory;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Subscriptions;
using Platform.GrainInterfaces.Users;
using Platform.Tests.Gateway.Fakes;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Admin;

/// <summary><c>user search</c>.</summary>
public sealed class UserSearchTests : IDisposable
{
    private static readonly UserProfile Bob = Profiles.Alice with
    {
        Id = new UserId(12),
        Username = "bob",
        PermissionLevel = PermissionLevel.User,
        SubscriptionTier = SubscriptionTier.Basic,
        State = AccountState.Banned,
    };

    private readonly ScriptedConsole _console = ScriptedConsole.SignedIn();

    public static TheoryData<string, UserQuery> Queries { get; } = new()
    {
        { "al", new UserQuery { Text = "al", Limit = 25 } },
        { "17 --limit 100 --offset 50", new UserQuery { Text = "17", Limit = 100, Offset = 50 } },
        {
            "al --state Banned --tier lifetime --level OWNER",
            new UserQuery { Text = "al", State = AccountState.Banned, Tier = SubscriptionTier.Lifetime, Level = PermissionLevel.Owner, Limit = 25 }
        },
        { "al --state timeout --tier basic", new UserQuery { Text = "al", State = AccountState.Timeout, Tier = SubscriptionTier.Basic, Limit = 25 } },
    };

    [Theory]
    [MemberData(nameof(Queries), DisableDiscoveryEnumeration = true)]
    public async Task Options_are_a_query(string typed, UserQuery query)
    {
        ThereAre(2, isCapped: false, Profiles.Alice, Bob);
        Assert.Equal(ExitCodes.Done, await _console.RunAsync(["user", "search", .. typed.Split(' '), "--json"]));
        Assert.Equal(query, Assert.Single(_console.Cluster.Asked).Arguments[1]);
    }

    [Fact]
    public async Task Programs_get_an_array_of_users_as_http_shows_them()
    {
        ThereAre(2, isCapped: false, Profiles.Alice, Bob);
        Assert.Equal(ExitCodes.Done, await _console.RunAsync("user", "search", "b", "--json"));
        Assert.Equal([5, 12], _console.Document.EnumerateArray().Select(user => user.GetProperty("id").GetInt32()));
        Assert.All(_console.Document.EnumerateArray(), user => Assert.Equal(ProfileMembers.Own, user.Members()));
    }

    [Fact]
    public async Task People_see_a_line_for_each_user_and_how_many_there_are()
    {
        ThereAre(340, isCapped: false, Profiles.Alice, Bob);
        Assert.Equal(ExitCodes.Done, await _console.RunAsync("user", "search", "b"));
        Assert.Equal(
            """
            Id  Name   Level  Tier     State   Created (UTC)
            5   alice  Owner  Premium  active  2026-03-01 12:00
            12  bob    User   Basic    banned  2026-03-01 12:00
            2 of 340

            """,
            _console.Output);
    }

    [Fact]
    public async Task More_than_are_counted_are_told_so()
    {
        ThereAre(10_000, isCapped: true, Bob);
        Assert.Equal(ExitCodes.Done, await _console.RunAsync("user", "search", "b"));
        Assert.EndsWith("\n1 of more than 10000\n", _console.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "No users.\n")]
    [InlineData(7, "0 of 7\n")]
    public async Task Nobody_found_is_an_empty_array_and_a_line(int total, string line)
    {
        ThereAre(total, isCapped: false);
        Assert.Equal(ExitCodes.Done, await _console.RunAsync("user", "search", "b", "--offset", "10", "--json"));
        Assert.Equal("[]\n", _console.Output);
        Assert.Equal(ExitCodes.Done, await _console.RunAsync("user", "search", "b", "--offset", "10"));
        Assert.Equal(line, _console.Output);
    }

    [Theory]
    [InlineData("a --state awake", "--state takes active, timeout or banned, not 'awake'.")]
    [InlineData("a --state 1", "--state takes active, timeout or banned, not '1'.")]
    [InlineData("a --tier gold", "--tier takes basic, trial, premium or lifetime, not 'gold'.")]
    [InlineData("a --level 2,3", "--level takes user, admin or owner, not '2,3'.")]
    [InlineData("a --limit many", "--limit takes a whole number, not 'many'.")]
    [InlineData("a --offset many", "--offset takes a whole number, not 'many'.")]
    public async Task What_is_mistyped_is_wrong_usage(string typed, string complaint)
    {
        Assert.Equal(ExitCodes.WrongUsage, await _console.RunAsync(["user", "search", .. typed.Split(' ')]));
        Assert.StartsWith(complaint, _console.Error, StringComparison.Ordinal);
        Assert.Empty(_console.Cluster.Asked);
    }

    [Fact]
    public async Task What_the_cluster_refuses_is_told_by_its_fields()
    {
        _console.Cluster.On<Result<UserSearchResult>>(nameof(IUserDirectoryGrain.SearchByOperator), _ => Refusal.OfField("limit", "Must be a whole number from 1 to 100."));
        Assert.Equal(ExitCodes.Refused, await _console.RunAsync("user", "search", "a", "--limit", "101"));
        Assert.Contains("limit: Must be a whole number from 1 to 100.", _console.Error, StringComparison.Ordinal);
        Assert.Empty(_console.Output);
    }

    [Theory]
    [InlineData("user sea", "search")]
    [InlineData("user search a --state ", "active", "banned", "timeout")]
    [InlineData("user search a --tier ", "basic", "lifetime", "premium", "trial")]
    [InlineData("user search --tier l", "lifetime")]
    [InlineData("user search a --level o", "owner")]
    [InlineData("user search a --st", "--state")]
    public void Tab_offers_what_may_stand_there(string line, params string[] words) => Assert.Equal(words, Completion.Of(line));

    public void Dispose() => _console.Dispose();

    private void ThereAre(int total, bool isCapped, params UserProfile[] users) => _console.Cluster.On<Result<UserSearchResult>>(
        nameof(IUserDirectoryGrain.SearchByOperator), _ => new UserSearchResult([], [.. users], IsFull: true, total, isCapped, Next: null));
}
