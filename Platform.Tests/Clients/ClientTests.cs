using System.Text.Json;
using Platform.Client;
using Platform.Client.Api.Models;
using Platform.Tests.Bots;
using Platform.Tests.Infrastructure;
using Platform.Tests.Samples;
using TypedClient = Platform.Client.PlatformClient;

namespace Platform.Tests.Clients;

/// <summary>The C# client against the real gateway.</summary>
[Collection(OnEmbedded.Name)]
public sealed class ClientTests(EmbeddedPlatform fixture) : BotTests(fixture)
{
    [Fact]
    public async Task A_person_signs_in_and_sees_himself_and_his_sessions()
    {
        var identity = Identity.Fresh();
        using var visitor = Of(Credential.ApiKey(Platform.PublicKey));
        await visitor.Calls.Authentication.Request.PostAsync(new IdentityBody { Platform = identity.Platform, PlatformUserId = identity.PlatformUserId });

        var signedIn = await visitor.SignInAsync(await Platform.Codes.ReadAsync(identity));

        using var user = Of(signedIn.Session);
        var profile = await user.Calls.Users.Me.GetAsync();
        Assert.Equal(signedIn.Profile.Id, profile?.Id);
        Assert.Equal(identity.PlatformUserId, Assert.Single(profile!.LinkedPlatforms!).PlatformUserId);
        Assert.Null(profile.SubscriptionGrantedBy);
        Assert.True(Assert.Single((await user.Calls.Users.Me.Sessions.GetAsync())!.Sessions!).IsCurrent);
        await user.Calls.Authentication.Logout.PostAsync();
        var refusal = await Assert.ThrowsAsync<Problem>(() => user.Calls.Users.Me.GetAsync());
        Assert.Equal(Problem_code.Session_expired, refusal.Code);
    }

    [Fact]
    public async Task A_refusal_tells_its_code_and_the_bad_fields()
    {
        using var visitor = Of(Credential.ApiKey(Platform.PublicKey));
        var refusal = await Assert.ThrowsAsync<Problem>(() => visitor.Calls.Authentication.Request.PostAsync(new IdentityBody { Platform = "" }));
        Assert.Equal(Problem_code.Validation_failed, refusal.Code);
        Assert.Equal("validation_failed", refusal.CodeText);
        Assert.Equal(400, refusal.ResponseStatusCode);
        Assert.Contains("platform", refusal.Errors!.AdditionalData.Keys);
        Assert.StartsWith("400 validation_failed: ", refusal.Describe(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_batch_that_is_repeated_under_its_key_counts_once()
    {
        var bot = await BotAsync();
        using var client = Of(Credential.ApiKey(bot.Key));
        Assert.Equal(bot.Id, (await client.Calls.Bot.Me.GetAsync())?.Id);
        var batch = new BatchBody { Commands = [new CommandBody { Command = "!ping", Count = 3 }, new CommandBody { Command = "!none", Count = 0 }] };
        for (var time = 0; time < 2; time++)
        {
            var answer = await client.Calls.Bot.Batch.PostAsync(batch, request => request.Headers.Add("Idempotency-Key", "again"));
            Assert.Equal(1, answer?.Accepted);
            Assert.Equal("validation_failed", Assert.Single(answer!.Rejected!).CodeText);
        }

        Assert.Equal(3, (await (await OperatorAsync()).CountsAsync(bot)).TotalCount);
    }

    [Fact]
    public async Task Batches_without_a_key_of_the_callers_own_count_each()
    {
        var bot = await BotAsync();
        using var client = Of(Credential.ApiKey(bot.Key));
        var batch = new BatchBody { Commands = [new CommandBody { Command = "!ping", Count = 3 }] };
        await client.Calls.Bot.Batch.PostAsync(batch);
        await client.Calls.Bot.Batch.PostAsync(batch);
        Assert.Equal(6, (await (await OperatorAsync()).CountsAsync(bot)).TotalCount);
    }

    [Fact]
    public async Task A_limit_of_the_real_platform_is_waited_for_or_told()
    {
        var bot = await BotAsync(ratePerHour: 1);
        (await bot.MeAsync()).ShouldBeOk();
        using var impatient = Of(Credential.ApiKey(bot.Key));
        var refusal = await Assert.ThrowsAsync<Problem>(() => impatient.Calls.Bot.Me.GetAsync());
        Assert.Equal(Problem_code.Rate_limited, refusal.Code);

        using var cancellation = new CancellationTokenSource();
        var waits = new List<RetryWait>();
        using var patient = Of(Credential.ApiKey(bot.Key), new RetryOptions
        {
            MaxTotalWait = TimeSpan.MaxValue,
            OnWait = wait =>
            {
                waits.Add(wait);
                cancellation.Cancel();
            },
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => patient.Calls.Bot.Me.GetAsync(cancellationToken: cancellation.Token));
        Assert.InRange(Assert.Single(waits).Wait.TotalSeconds, 3_000, 3_601);
    }

    [Fact]
    public async Task An_answer_of_one_of_two_shapes_is_whole()
    {
        var operators = await OperatorAsync();
        var other = await Platform.SignInAsync();
        using var client = Of(Credential.Session(operators.User.Token));
        var shown = await client.Calls.Users[other.Id].GetAsync();
        Assert.Equal(other.Id, shown?.PublicProfile?.Id);
        Assert.NotEmpty(shown!.UserDetails!.AllowedActions!);
    }

    [Fact]
    public async Task A_number_or_null_arrives_as_it_is()
    {
        await using var stub = await StubPlatform.StartAsync(StubPlatform.Json("""{"id":5,"subscription_granted_by":7}"""));
        using var client = new TypedClient(stub.Address, Credential.Session("pses_x"));
        Assert.Equal(7, (await client.Calls.Users.Me.GetAsync())?.SubscriptionGrantedBy);
    }

    [Fact]
    public async Task Keys_go_with_the_calls_of_which_the_reference_says_so()
    {
        using var reference = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "docs", "openapi.json")));
        var taking = reference.RootElement.GetProperty("paths").EnumerateObject()
            .Where(path => path.Value.EnumerateObject().Any(call => call.Value.GetRawText().Contains("\"Idempotency-Key\"", StringComparison.Ordinal)))
            .Select(path => path.Name);
        Assert.Equal(IdempotencyHandler.Paths, taking);
    }

    [Fact]
    public void A_credential_never_shows_its_secret()
    {
        Assert.DoesNotContain("pbot_x", Credential.ApiKey("pbot_x").ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("pses_x", Credential.Session("pses_x").ToString(), StringComparison.Ordinal);
    }

    private TypedClient Of(Credential credential, RetryOptions? retries = null) => new(Options.Address, credential, retries);
}
