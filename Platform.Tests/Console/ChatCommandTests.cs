using System.Text.Json;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Console;

/// <summary><c>chat …</c> of the console as operators type it (reference.md, sections 7 and 10).</summary>
public abstract class ChatCommandTests(PlatformFixture fixture) : ConsoleTests(fixture)
{
    private static readonly string[] Members =
    [
        "id", "chat_type", "name", "owner", "visibility", "slug", "description", "allow_control_requests", "running", "member_count", "archived",
        "created_at", "updated_at",
    ];

    [Fact]
    public async Task An_official_chat_lives_from_its_creation_to_its_deletion()
    {
        var owner = await OwnerAsync();
        var console = Of(owner);
        var user = await Platform.SignInAsync();
        var slug = FreshSlug();
        var created = await PrintAsync(console, "create-official", "The lobby", "--slug", slug, "--description", "Say hello");
        Assert.Equal(("The lobby", "group", "official", slug), (created.Text("name"), created.Text("chat_type"), created.Text("visibility"), created.Text("slug")));
        Assert.Equal(("Say hello", 1, false), (created.Text("description"), created.Number("member_count"), created.Flag("running")));
        created.GetProperty("owner").ShouldHaveExactly("id", "username", "avatar_url");
        Assert.Equal((owner.Id, owner.Username), (created.GetProperty("owner").Number("id"), created.GetProperty("owner").Text("username")));
        var id = created.Number("id");

        created.ShouldBeAsOverHttp((await ChatAsync(user, id)).ShouldBeOk().Json);
        Assert.Equal(created.GetRawText(), (await PrintAsync(console, "show", slug)).GetRawText());
        Assert.Equal(created.GetRawText(), (await PrintAsync(console, "show", $"{id}")).GetRawText());

        var hidden = await PrintAsync(console, "set-visibility", slug, "private");
        Assert.Equal(("private", true), (hidden.Text("visibility"), hidden.IsNull("slug")));
        (await ChatAsync(user, id)).ShouldBeProblem(404, "not_found");
        (await console.RunAsync("chat", "show", slug, "--json")).ShouldBeRefusedInJson("not_found");

        var renewed = FreshSlug();
        Assert.Equal(("public", renewed), Seen(await PrintAsync(console, "set-visibility", $"{id}", "public", "--slug", renewed)));
        Assert.Equal(("official", renewed), Seen(await PrintAsync(console, "set-visibility", renewed, "official")));
        Assert.Equal(("official", renewed), Seen((await ChatAsync(user, id)).ShouldBeOk().Json));

        Assert.Equal(id, (await PrintAsync(console, "delete", renewed, "--reason", "over", "--yes")).Number("id"));
        (await ChatAsync(user, id)).ShouldBeProblem(404, "not_found");
        (await console.RunAsync("chat", "show", $"{id}", "--json")).ShouldBeRefusedInJson("not_found");
    }

    [Fact]
    public async Task A_rehearsal_changes_nothing()
    {
        var console = Of(await OwnerAsync());
        var slug = FreshSlug();
        var foreseen = (await console.RunAsync("chat", "create-official", "Lobby", "--slug", slug, "--dry-run", "--json")).ShouldPrintJson();
        foreseen.ShouldHave("dry_run", "target", "before", "after", "allowed", "code", "detail");
        Assert.True(foreseen.Flag("dry_run") && foreseen.Flag("allowed"));
        Assert.Equal(("chat", "Lobby"), (foreseen.GetProperty("target").Text("type"), foreseen.GetProperty("target").Text("name")));
        Assert.Equal(("official", slug), Seen(foreseen.GetProperty("after")));
        (await console.RunAsync("chat", "show", slug, "--json")).ShouldBeRefusedInJson("not_found");

        var id = (await PrintAsync(console, "create-official", "Lobby", "--slug", slug)).Number("id");
        var hidden = (await console.RunAsync("chat", "set-visibility", slug, "private", "--dry-run", "--json")).ShouldPrintJson();
        Assert.Equal((true, id), (hidden.Flag("allowed"), hidden.GetProperty("target").Number("id")));
        Assert.Equal(("official", slug), Seen(hidden.GetProperty("before")));
        Assert.Equal(("private", null), Seen(hidden.GetProperty("after")));
        var gone = (await console.RunAsync("chat", "delete", slug, "--dry-run", "--json")).ShouldPrintJson();
        Assert.Equal((true, true), (gone.Flag("allowed"), gone.IsNull("after")));
        Assert.Equal(("official", slug), Seen(await PrintAsync(console, "show", $"{id}")));

        await ShouldRefuseTheRehearsalAsync(console, "slug_taken", "create-official", "Another lobby", "--slug", slug);
        await ShouldRefuseTheRehearsalAsync(console, "validation_failed", "create-official", "Another lobby", "--slug", "No!");
        await ShouldRefuseTheRehearsalAsync(console, "conflict", "set-visibility", slug, "official");
        await ShouldRefuseTheRehearsalAsync(console, "not_found", "delete", FreshSlug());
        Assert.Equal(["CHAT_CREATE"], (await AuditAsync(console)).Select(entry => entry.Text("event")));
    }

    [Fact]
    public async Task A_chat_of_a_user_is_shown_with_him_made_public_and_deleted_with_its_slot()
    {
        var console = Of(await OwnerAsync());
        var user = await PremiumUserAsync(console);
        var id = await CreateAsync(user, "Film club");
        var details = (await console.RunAsync("user", "show", user.Username, "--json")).ShouldPrintJson();
        var owned = Assert.Single(details.GetProperty("chats").EnumerateArray());
        owned.ShouldHaveExactly(Members);
        Assert.Equal((id, "private"), (owned.Number("id"), owned.Text("visibility")));
        Assert.Equal(1, details.GetProperty("chat_slots").Number("used"));

        var slug = FreshSlug();
        Assert.Equal(("public", slug), Seen(await PrintAsync(console, "set-visibility", $"{id}", "public", "--slug", slug)));
        Assert.Equal(("public", slug), Seen((await ChatAsync(await Platform.SignInAsync(), id)).ShouldBeOk().Json));

        await PrintAsync(console, "delete", slug, "--yes");
        (await ChatAsync(user, id)).ShouldBeProblem(404, "not_found");
        Assert.Equal(0, (await user.MeAsync()).Json.GetProperty("chat_slots").Number("used"));
        Assert.NotEqual(id, await CreateAsync(user, "Another club"));
        var again = await PrintAsync(console, "create-official", "Films", "--slug", slug);
        Assert.Equal(slug, again.Text("slug"));
    }

    [Fact]
    public async Task An_owner_lists_all_chats_and_an_admin_what_concerns_him()
    {
        var owner = await OwnerAsync();
        var console = Of(owner);
        var admin = await AdminAsync(console);
        var user = await PremiumUserAsync(console);
        var official = (await PrintAsync(console, "create-official", "Lobby", "--slug", FreshSlug())).Number("id");
        var ofOwner = await CreateAsync(owner, "Back room");
        var ofUser = await CreateAsync(user, "Film club");
        var ofAdmin = await CreateAsync(admin, "Office");

        var all = (await console.RunAsync("chat", "list", "--json")).ShouldPrintJson().EnumerateArray().ToList();
        Assert.All(all, chat => chat.ShouldHaveExactly(Members));
        Assert.Equal(all.Select(chat => chat.Number("id")).Order().Distinct(), all.Select(chat => chat.Number("id")));
        Assert.Empty(new[] { official, ofOwner, ofUser, ofAdmin }.Except(all.Select(chat => chat.Number("id"))));

        var seen = (await Of(admin).RunAsync("chat", "list", "--json")).ShouldPrintJson().EnumerateArray().Select(chat => chat.Number("id")).ToList();
        Assert.Empty(new[] { official, ofUser, ofAdmin }.Except(seen));
        Assert.DoesNotContain(ofOwner, seen);
    }

    [Fact]
    public async Task An_admin_decides_of_chats_of_those_below_him_and_makes_none_official()
    {
        var owner = await OwnerAsync();
        var console = Of(owner);
        var admin = Of(await AdminAsync(console));
        var ofUser = $"{await CreateAsync(await PremiumUserAsync(console), "Film club")}";
        var ofOwner = $"{await CreateAsync(owner, "Back room")}";
        var slug = FreshSlug();
        (await admin.RunAsync("chat", "create-official", "Lobby", "--slug", FreshSlug(), "--json")).ShouldBeRefusedInJson("forbidden");
        (await admin.RunAsync("chat", "set-visibility", ofUser, "official", "--slug", slug, "--json")).ShouldBeRefusedInJson("forbidden");
        (await admin.RunAsync("chat", "delete", ofUser, "--yes", "--json")).ShouldBeRefusedInJson("forbidden");
        (await admin.RunAsync("chat", "set-visibility", ofOwner, "public", "--slug", slug, "--json")).ShouldBeRefusedInJson("forbidden");
        Assert.Equal(("public", slug), Seen(await PrintAsync(admin, "set-visibility", ofUser, "public", "--slug", slug)));
        Assert.Equal(("private", null), Seen(await PrintAsync(console, "show", ofOwner)));
    }

    [Fact]
    public async Task What_breaks_a_rule_is_refused()
    {
        var console = Of(await OwnerAsync());
        var slug = FreshSlug();
        var id = $"{(await PrintAsync(console, "create-official", "Lobby", "--slug", slug)).Number("id")}";
        (await console.RunAsync("chat", "create-official", "Another", "--slug", slug, "--json")).ShouldBeRefusedInJson("slug_taken");
        (await console.RunAsync("chat", "create-official", "x", "--slug", FreshSlug(), "--json")).ShouldBeRefusedInJson("validation_failed");
        (await console.RunAsync("chat", "create-official", "Lobby", "--slug", "Not a slug", "--json")).ShouldBeRefusedInJson("validation_failed");
        (await console.RunAsync("chat", "set-visibility", id, "official", "--json")).ShouldBeRefusedInJson("conflict");
        (await console.RunAsync("chat", "set-visibility", FreshSlug(), "private", "--json")).ShouldBeRefusedInJson("not_found");
        (await console.RunAsync("chat", "set-visibility", id, "private")).ShouldExitWith(0);
        (await console.RunAsync("chat", "set-visibility", id, "public", "--json")).ShouldBeRefusedInJson("validation_failed");
        (await console.RunAsync("chat", "delete", "0", "--yes", "--json")).ShouldBeRefusedInJson("not_found");
        (await console.RunAsync("chat", "delete", id, "--reason", new string('x', 501), "--yes", "--json")).ShouldBeRefusedInJson("validation_failed");
        Assert.Equal(("private", null), Seen(await PrintAsync(console, "show", id)));
    }

    [Fact]
    public async Task Every_act_and_every_refused_attempt_is_one_entry_in_the_log()
    {
        var console = Of(await OwnerAsync());
        var ofUser = $"{await CreateAsync(await PremiumUserAsync(console), "Film club")}";
        var official = $"{(await PrintAsync(console, "create-official", "Lobby", "--slug", FreshSlug())).Number("id")}";
        (await console.RunAsync("chat", "set-visibility", ofUser, "private")).ShouldBeRefused("conflict");
        (await console.RunAsync("chat", "set-visibility", ofUser, "public", "--slug", FreshSlug())).ShouldExitWith(0);
        (await console.RunAsync("chat", "delete", ofUser, "--reason", "over", "--yes")).ShouldExitWith(0);
        var entries = await AuditAsync(console);
        Assert.Equal(
            [
                ("CHAT_CREATE", "done", official), ("CHAT_UPDATE", "refused", ofUser), ("CHAT_UPDATE", "done", ofUser), ("CHAT_DELETE", "done", ofUser),
            ],
            entries.Select(entry => (entry.Text("event"), entry.Text("outcome"), entry.Text("target_id"))));
        Assert.Equal("over", entries[^1].Text("reason"));
    }

    [Fact]
    public async Task Somebody_without_a_level_does_nothing_with_chats()
    {
        var slug = FreshSlug();
        (await PrintAsync(Of(await OwnerAsync()), "create-official", "Lobby", "--slug", slug)).ShouldHaveExactly(Members);
        var user = Of(await Platform.SignInAsync());
        (await user.RunAsync("chat", "list")).ShouldBeRefused("forbidden");
        (await user.RunAsync("chat", "show", slug)).ShouldBeRefused("forbidden");
        (await user.RunAsync("chat", "create-official", "Mine", "--slug", FreshSlug())).ShouldBeRefused("forbidden");
        (await user.RunAsync("chat", "set-visibility", slug, "private")).ShouldBeRefused("forbidden");
        (await user.RunAsync("chat", "delete", slug, "--yes")).ShouldBeRefused("forbidden");
    }

    [Theory]
    [InlineData("create-official", "Lobby")]
    [InlineData("set-visibility", "1", "secret")]
    [InlineData("delete")]
    public async Task What_is_missing_or_mistyped_is_wrong_usage(string command, params string[] arguments) =>
        (await Nobody.RunAsync(["chat", command, .. arguments])).ShouldExitWith(2);

    private static string FreshSlug() => "slug-" + Guid.NewGuid().ToString("N")[..12];

    private static (string? Visibility, string? Slug) Seen(JsonElement chat) => (chat.Text("visibility"), chat.Text("slug"));

    private static Task<PlatformResponse> ChatAsync(SignedInUser user, long chat) => user.Client.GetAsync($"/v1/portal/chats/{chat}");

    private static async Task<long> CreateAsync(SignedInUser user, string name) =>
        (await user.Client.PostAsync("/v1/portal/chats", new { name })).ShouldBeOk().Json.Number("id");

    private static async Task<JsonElement> PrintAsync(ConsoleProcess console, params string[] typed)
    {
        var printed = (await console.RunAsync(["chat", .. typed, "--json"])).ShouldPrintJson();
        printed.ShouldHaveExactly(Members);
        return printed;
    }

    private static async Task ShouldRefuseTheRehearsalAsync(ConsoleProcess console, string code, params string[] typed)
    {
        var refused = (await console.RunAsync(["chat", .. typed, "--dry-run", "--json"])).ShouldPrintJson();
        Assert.Equal((false, code), (refused.Flag("allowed"), refused.Text("code")));
    }

    /// <summary>What this operator did to chats, oldest first.</summary>
    private static async Task<List<JsonElement>> AuditAsync(ConsoleProcess console)
    {
        var own = (await console.RunAsync("whoami", "--json")).ShouldPrintJson().Text("username")!;
        var entries = (await console.RunAsync("audit", "list", "--actor", own, "--json")).ShouldPrintJson().EnumerateArray();
        return [.. entries.Where(entry => entry.Text("target_type") == "chat").Reverse()];
    }

    private async Task<SignedInUser> AdminAsync(ConsoleProcess owner)
    {
        var admin = await Platform.SignInAsync();
        (await owner.RunAsync("permission", "promote", admin.Username)).ShouldExitWith(0);
        return admin;
    }

    private async Task<SignedInUser> PremiumUserAsync(ConsoleProcess owner)
    {
        var user = await Platform.SignInAsync();
        (await owner.RunAsync("subscription", "grant", user.Username, "--tier", "premium", "--days", "30")).ShouldExitWith(0);
        return user;
    }
}

[Collection(OnEmbedded.Name)]
public sealed class ChatCommandOnEmbeddedTests(EmbeddedPlatform fixture) : ChatCommandTests(fixture)
{
    protected override bool StartsProcesses => false;
}

// What the console does is the same on both databases; grains and HTTP are tried on both in every run.
[Collection(OnPostgreSql.Name)]
[Trait("Category", "Slow")]
public sealed class ChatCommandOnPostgreSqlTests(PostgreSqlPlatform fixture) : ChatCommandTests(fixture);
