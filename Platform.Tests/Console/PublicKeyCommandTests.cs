using System.Text.Json;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Console;

/// <summary><c>public-key create</c>, <c>list</c> and <c>revoke</c> (reference.md, section 10).</summary>
[Collection(OnEmbedded.Name)]
public sealed class PublicKeyCommandTests(EmbeddedPlatform fixture) : ConsoleTests(fixture)
{
    [Fact]
    public async Task A_key_is_good_from_its_creation_to_its_revocation()
    {
        var console = Of(await OwnerAsync());
        var name = Names.Fresh();
        var printed = (await console.RunAsync("public-key", "create", name, "--json")).ShouldPrintJson();
        printed.ShouldHaveExactly("name", "api_key");
        Assert.Equal(name, printed.Text("name"));
        var key = printed.Text("api_key")!;
        KeyFormat.ShouldBeWellFormed(key, "ppub_");
        var caller = Platform.Stranger() with { ApiKey = key };
        (await caller.GetAsync("/v1/users/999999")).ShouldBeProblem(404, "not_found");

        (await console.RunAsync("public-key", "revoke", name, "--yes")).ShouldExitWith(0);

        (await caller.GetAsync("/v1/users/999999")).ShouldBeProblem(401, "invalid_api_key");
        (await Platform.Visitor().GetAsync("/v1/users/999999")).ShouldBeProblem(404, "not_found");
    }

    [Fact]
    public async Task Keys_are_listed_by_name_and_never_shown_again()
    {
        var console = Of(await OwnerAsync());
        var name = Names.Fresh();
        var key = (await console.RunAsync("public-key", "create", name, "--json")).ShouldPrintJson().Text("api_key")!;
        var finished = await console.RunAsync("public-key", "list", "--json");
        var printed = finished.ShouldPrintJson();
        Assert.Equal(JsonValueKind.Array, printed.ValueKind);
        Assert.Contains(printed.EnumerateArray(), entry => entry.Text("name") == name);
        Assert.DoesNotContain("ppub_", finished.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(key, finished.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_in_use_is_refused()
    {
        var console = Of(await OwnerAsync());
        var name = Names.Fresh();
        (await console.RunAsync("public-key", "create", name)).ShouldExitWith(0);
        (await console.RunAsync("public-key", "create", name)).ShouldBeRefused("conflict");
    }

    [Fact]
    public async Task A_name_that_is_none_is_refused()
    {
        var console = Of(await OwnerAsync());
        var finished = await console.RunAsync("public-key", "create", new string('x', 200));
        finished.ShouldBeRefused("validation_failed");
    }

    [Fact]
    public async Task A_key_that_is_not_there_cannot_be_revoked()
    {
        var console = Of(await OwnerAsync());
        (await console.RunAsync("public-key", "revoke", Names.Fresh(), "--json")).ShouldBeRefusedInJson("not_found");
    }

    [Fact]
    public async Task A_rehearsal_makes_no_key()
    {
        var console = Of(await OwnerAsync());
        var name = Names.Fresh();
        var finished = await console.RunAsync("public-key", "create", name, "--dry-run", "--json");
        Assert.True(finished.ShouldPrintJson().Flag("allowed"));
        Assert.DoesNotContain("ppub_", finished.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(name, (await console.RunAsync("public-key", "list", "--json")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_without_a_level_makes_no_key()
    {
        var console = Of(await Platform.SignInAsync());
        (await console.RunAsync("public-key", "create", Names.Fresh())).ShouldBeRefused("forbidden");
        (await console.RunAsync("public-key", "list")).ShouldBeRefused("forbidden");
    }
}
