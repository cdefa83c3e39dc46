using System.Globalization;
using System.Text.Json;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Console;

/// <summary><c>import</c> and <c>export</c> of the console as operators type them (reference.md, section 10).</summary>
public abstract class TransferCommandTests(PlatformFixture fixture) : ConsoleTests(fixture)
{
    protected string Mark { get; } = Guid.NewGuid().ToString("N")[..8];

    [Fact]
    public async Task People_come_from_a_file_and_every_bad_row_is_named()
    {
        var owner = await OwnerAsync();
        var console = Of(owner);
        var alice = new Identity("twitch", $"{Mark}-1");
        var file = await WriteAsync("people.csv", $"""
            platform,platform_user_id,username,permission_level,subscription_tier,created_at
            twitch,{Mark}-1,alice_{Mark},user,lifetime,2021-05-06T07:08:09Z
            twitch,{Mark}-2,{owner.Username},user,,
            Twitch,{Mark}-3,,user,,
            twitch,{Mark}-4,alice_{Mark},user,,
            twitch,{Mark}-1,bob_{Mark},user,,
            twitch,{Mark}-5,,owner,,
            twitch,{Mark}-6,,king,,
            twitch,{Mark}-7
            """);
        var rehearsed = (await console.RunAsync("import", "users", file, "--dry-run", "--json")).ShouldPrintJson();
        Assert.Equal((8, 1, 0, 7, false), Counts(rehearsed));
        Assert.False(rehearsed.Flag("allowed"));
        Assert.Equal(0, await CountAsync(owner, "alice_"));

        var report = Path.Combine(Home, "bad.csv");
        var finished = await console.RunAsync("import", "users", file, "--json", "--report", report);
        finished.ShouldExitWith(1).ShouldTellNothingOfTheInside();
        Assert.Equal((8, 1, 0, 7, false), Counts(Document(finished)));
        Assert.Equal(
            [
                (3L, "username", "username_taken"), (4L, "platform", "validation_failed"), (5L, "username", "conflict"), (6L, "platform_user_id", "conflict"),
                (7L, "permission_level", "forbidden"), (8L, "permission_level", "validation_failed"), (9L, null, "validation_failed"),
            ],
            Document(finished).GetProperty("bad_rows").EnumerateArray().Select(row => (row.Number("line"), row.Text("column"), row.Text("code")!)).Order());
        Assert.Equal(8, (await File.ReadAllLinesAsync(report)).Length);

        var again = await console.RunAsync("import", "users", file, "--json");
        Assert.Equal((8, 0, 1, 7, false), Counts(Document(again.ShouldExitWith(1))));
        var person = await Platform.SignInAsync(alice);
        Assert.Equal(($"alice_{Mark}", 3, false), (person.Username, person.Profile.Number("subscription_tier"), person.Profile.Flag("user_created")));
        Assert.Equal(new DateTimeOffset(2021, 5, 6, 7, 8, 9, TimeSpan.Zero), person.Profile.Time("created_at"));
        var events = (await console.RunAsync("audit", "list", "--target", person.Username, "--json")).ShouldPrintJson().EnumerateArray();
        Assert.Equal(["SUBSCRIPTION_GRANT", "USER_IMPORT"], events.Select(entry => entry.Text("event")!).Order());
    }

    [Fact]
    public async Task After_a_sudden_end_half_way_the_same_command_brings_each_row_in_once()
    {
        const int People = 400;
        var owner = await OwnerAsync();
        var console = Of(owner);
        var file = await WriteAsync("many.csv", "platform,platform_user_id,username\n"
            + string.Concat(Enumerable.Range(0, People).Select(number => $"twitch,{Mark}-{number},m{Mark}_{number}\n")));
        await using (var first = console.Start("import", "users", file, "--rate", "100"))
        {
            await Eventually.TrueAsync(async () => await CountAsync(owner, "m") > 0, TimeSpan.FromSeconds(30), () => first.Transcript);
            await first.Kill9Async();
        }

        var document = (await console.RunAsync("import", "users", file, "--json")).ShouldPrintJson();
        Assert.Equal(People, document.Number("rows"));
        Assert.Equal(People, document.Number("created") + document.Number("already_there"));
        Assert.InRange(document.Number("already_there"), 1, People - 1);
        Assert.Equal(People, await CountAsync(owner, "m"));
    }

    protected static (long Rows, long Created, long There, long Bad, bool Stopped) Counts(JsonElement document) =>
        (document.Number("rows"), document.Number("created"), document.Number("already_there"), document.Number("bad"), document.Flag("stopped"));

    protected async Task<string> WriteAsync(string name, string content)
    {
        var path = Path.Combine(Home, name);
        await File.WriteAllTextAsync(path, content);
        return path;
    }

    private static JsonElement Document(FinishedProcess finished)
    {
        using var document = JsonDocument.Parse(finished.Output);
        return document.RootElement.Clone();
    }

    private async Task<long> CountAsync(SignedInUser owner, string beginning)
    {
        var query = string.Create(CultureInfo.InvariantCulture, $"/v1/users/search?q={beginning}{Mark}");
        return (await owner.Client.GetAsync(query)).ShouldBeOk().Json.Number("total");
    }
}

[Collection(OnEmbedded.Name)]
public sealed class TransferCommandOnEmbeddedTests(EmbeddedPlatform fixture) : TransferCommandTests(fixture)
{
    [Fact]
    public async Task Bots_come_from_standard_input_with_new_keys_that_work()
    {
        var owner = await OwnerAsync();
        var console = Of(owner);
        var keys = Path.Combine(Home, "keys.csv");
        var rows = $$"""
            {"name":"pong {{Mark}}","platform":"twitch","owner":"{{owner.Username}}","bot_type":"verified","rate_limit_per_hour":77}
            {"name":"ping {{Mark}}","platform":"twitch","owner":"{{owner.Username}}","is_active":false}
            """;
        var document = (await console.RunWithInputAsync(rows, "import", "bots", "-", "--format", "jsonl", "--keys-file", keys, "--json")).ShouldPrintJson();
        Assert.Equal((2, 2, 0, 0, false), Counts(document));
        var lines = (await File.ReadAllLinesAsync(keys)).Select(line => line.Split(',')).ToList();
        Assert.Equal(["name", $"pong {Mark}", $"ping {Mark}"], lines.Select(line => line[1]));
        var me = (await (Platform.Stranger() with { ApiKey = lines[1][2] }).GetAsync("/v1/bot/me")).ShouldBeOk().Json;
        Assert.Equal((77, 2), (me.Number("rate_limit_per_hour"), me.Number("bot_type")));
        (await (Platform.Stranger() with { ApiKey = lines[2][2] }).GetAsync("/v1/bot/me")).ShouldBeProblem(403, "bot_inactive");

        var again = (await console.RunWithInputAsync(rows, "import", "bots", "-", "--format", "jsonl", "--keys-file", keys, "--json")).ShouldPrintJson();
        Assert.Equal((2, 0, 2, 0, false), Counts(again));
        Assert.Equal(3, (await File.ReadAllLinesAsync(keys)).Length);
        var exported = await console.RunAsync("export", "bots", "-", "--format", "jsonl");
        Assert.DoesNotContain("pbot_", exported.Output, StringComparison.Ordinal);
        Assert.Equal(2, exported.Output.Split('\n').Count(line => line.Contains(Mark, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Somebody_without_a_level_imports_and_exports_nothing()
    {
        var console = Of(await Platform.SignInAsync());
        var file = await WriteAsync("people.csv", $"platform,platform_user_id\ntwitch,{Mark}\n");
        (await console.RunAsync("import", "users", file, "--json")).ShouldBeRefusedInJson("forbidden");
        (await console.RunAsync("export", "users", Path.Combine(Home, "out.csv"))).ShouldBeRefused("forbidden");
        Assert.False(File.Exists(Path.Combine(Home, "out.csv")));
    }

    [Fact]
    public async Task What_one_platform_exports_an_empty_one_imports_and_exports_again()
    {
        var console = Of(await OwnerAsync());
        var file = await WriteAsync("people.jsonl", """
            {"platform":"round","platform_user_id":"1","platform_username":"\"Al\", the üce","username":"trip_alice","permission_level":"admin","subscription_tier":"premium","subscription_expires_at":"2030-01-01T00:00:00.000005Z","trial_used":true,"created_at":"2020-01-01T00:00:00Z"}
            {"platform":"round","platform_user_id":"=2","username":"trip_bob","state":"banned","restriction_reason":"spam, and more","created_at":"2020-01-02T00:00:00Z"}
            {"platform":"round","platform_user_id":"3","state":"timeout","restricted_until":"2030-01-01T00:00:00Z","restriction_reason":"rude","subscription_tier":"lifetime"}
            """);
        var bots = await WriteAsync("bots.csv", "name,platform,owner,bot_type,is_active,rate_limit_per_hour,created_at\ntrip bot,round,trip_alice,official,false,9,2020-01-03T00:00:00Z\n");
        (await console.RunAsync("import", "users", file, "--json")).ShouldPrintJson();
        (await console.RunAsync("import", "bots", bots, "--json")).ShouldPrintJson();
        var people = await ExportAsync(console, "users", ",round,");
        var machines = await ExportAsync(console, "bots", ",round,");
        Assert.Equal((4, 2), (people.Count, machines.Count));

        await using var empty = await TemporaryPlatform.StartAsync();
        var other = new ConsoleProcess(empty.Options.Cluster, Home);
        var owner = await empty.Access.SignInAsync();
        (await (other with { OperatorKey = empty.Options.Secrets.OperatorKey }).RunAsync("bootstrap", "owner", owner.Username)).ShouldExitWith(0);
        other = other with { SessionToken = owner.Token };
        Assert.Equal((3, 3, 0, 0, false), Counts((await other.RunAsync("import", "users", await WriteAsync("all.csv", Text(people)), "--json")).ShouldPrintJson()));
        Assert.Equal((1, 1, 0, 0, false), Counts((await other.RunAsync("import", "bots", await WriteAsync("all-bots.csv", Text(machines)), "--json")).ShouldPrintJson()));
        Assert.Equal(WithoutIds(people), WithoutIds(await ExportAsync(other, "users", ",round,")));
        Assert.Equal(WithoutIds(machines), WithoutIds(await ExportAsync(other, "bots", ",round,")));
    }

    private static string Text(IEnumerable<string> lines) => string.Join("\r\n", lines) + "\r\n";

    private static IEnumerable<string> WithoutIds(IEnumerable<string> lines) => lines.Select(line => line[line.IndexOf(',', StringComparison.Ordinal)..]).Order(StringComparer.Ordinal);

    /// <summary>The header and the lines that hold a text.</summary>
    private async Task<List<string>> ExportAsync(ConsoleProcess console, string things, string holding)
    {
        var file = Path.Combine(Home, $"{Guid.NewGuid():N}.csv");
        (await console.RunAsync("export", things, file)).ShouldExitWith(0);
        var lines = await File.ReadAllLinesAsync(file);
        return [lines[0], .. lines.Skip(1).Where(line => line.Contains(holding, StringComparison.Ordinal))];
    }
}

[Collection(OnPostgreSql.Name)]
public sealed class TransferCommandOnPostgreSqlTests(PostgreSqlPlatform fixture) : TransferCommandTests(fixture);
