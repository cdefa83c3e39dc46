using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Moderation;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Reference;

/// <content>What many calls refuse for the same reason: each of these goes through all calls that document the code.</content>
public sealed partial class ReferenceWalk
{
    private const int LargestBody = 4 << 20;

    public async Task RefuseCredentialsAsync()
    {
        var stranger = platform.Stranger();
        await RefuseAllAsync("authentication_required", _ => stranger);
        await RefuseAllAsync("invalid_api_key", _ => stranger with { ApiKey = "ppub_nonsense" });
        await RefuseAllAsync("session_expired", _ => stranger with { Session = KeyFormat.Make("pses_") });
        var bot = await owner.BotAsync();

        // A good credential of the wrong kind.
        await RefuseAllAsync("forbidden", operation => operation.Credentials == "PublicKey" ? bot.Client : platform.Visitor());
    }

    public async Task RefuseSuspendedBotsAsync()
    {
        var inactive = await owner.BotAsync();
        await owner.ActAsync(inactive, new DisableBot(false));
        await RefuseAllAsync("bot_inactive", _ => inactive.Client, operation => operation.Example);

        var user = await platform.SignInAsync();
        var bot = await owner.BotAsync(user);
        await owner.ActAsync(user, new BanUser { Reason = "spam" });
        await RefuseAllAsync("bot_owner_banned", _ => bot.Client, operation => operation.Example);
    }

    public async Task RefuseTooManyRequestsAsync()
    {
        var user = await platform.SignInAsync();
        await ExhaustAsync(120, () => user.Client.GetAsync("/v1/notifications/unread-count"));
        var caller = platform.Visitor();
        await ExhaustAsync(120, () => caller.GetAsync("/v1/statistics/users"));
        var visitor = platform.Visitor();
        await ExhaustAsync(20, () => visitor.PostAsync("/v1/authentication/lookup", new { username = user.Username }));
        var bot = await owner.BotAsync(ratePerHour: 1);
        await bot.MeAsync();
        await RefuseAllAsync("rate_limited", operation => operation.Credentials switch
        {
            "PublicKey" => visitor,
            "BotKey" => bot.Client,
            "PublicKey|BotKey|Session" => caller,
            _ => operation.Template.StartsWith("/authentication", StringComparison.Ordinal) ? visitor with { ApiKey = null } : user.Client,
        });
    }

    public async Task RefuseBodiesAsync()
    {
        await RefuseAllAsync("malformed_json", await FittingAsync(), _ => "{");
        await RefuseAllAsync("unsupported_media_type", await FittingAsync(), _ => "<xml/>", "application/xml");
        var tooLarge = new string(' ', LargestBody + 1);
        await RefuseAllAsync("payload_too_large", await FittingAsync(), _ => tooLarge);
        await RefuseAllAsync("validation_failed", await FittingAsync(), operation => operation.Body is null ? null : "[]", query: BadQuery);
    }

    public async Task RefuseOtherOriginsAsync()
    {
        var user = await platform.SignInAsync();
        await RefuseAllAsync("origin_refused", _ => user.Client with { Origin = "https://elsewhere.example" });
    }

    public async Task RefuseDuringTimeoutAsync()
    {
        var user = await platform.SignInAsync();
        await owner.ActAsync(user, new TimeOutUser { Reason = "loud", End = new PunishmentEnd(null, TimeSpan.FromHours(1)) });
        await RefuseAllAsync("account_timeout", _ => user.Client, operation => operation.Example);
    }

    public async Task RefuseWhatIsNotThereAsync() =>
        await RefuseAllAsync("not_found", await FittingAsync(), operation => operation.Example, only: operation => operation.Template.Contains('{', StringComparison.Ordinal));

    private static string BadQuery(ApiOperation operation)
    {
        string[] names = [.. operation.Parameters.Where(parameter => parameter.GetProperty("in").GetString() == "query").Select(parameter => parameter.GetProperty("name").GetString()!)];
        return names.Length == 0 ? "" : "?" + string.Join('&', names.Select(name => name + "=%00"));
    }

    private static Task ExhaustAsync(int permits, Func<Task<PlatformResponse>> call) =>
        Parallel.ForAsync(0, permits, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (_, _) => await call());

    /// <summary>Callers whose credentials each call takes, with limits of their own.</summary>
    private async Task<Func<ApiOperation, PlatformClient>> FittingAsync()
    {
        var user = await platform.SignInAsync();
        var bot = await owner.BotAsync();
        return operation => operation.Credentials switch
        {
            "BotKey" => bot.Client,
            "Session" => user.Client with { IfNoneMatch = null },
            _ => platform.Visitor(),
        };
    }

    private async Task RefuseAllAsync(
        string code,
        Func<ApiOperation, PlatformClient> caller,
        Func<ApiOperation, string?>? body = null,
        string mediaType = "application/json",
        Func<ApiOperation, string>? query = null,
        Func<ApiOperation, bool>? only = null)
    {
        foreach (var operation in reference.Operations.Where(operation => operation.Refuses(code) && only?.Invoke(operation) is not false))
        {
            if (code == "validation_failed" && operation.Id == "streamEvents")
            {
                ShouldBeRefused(code, Judge.Judge(operation, await EventConnection.TryAsync(caller(operation), "nonsense")));
                continue;
            }

            ShouldBeRefused(code, await CallAsync(operation, caller(operation), body?.Invoke(operation), query: query?.Invoke(operation) ?? "", mediaType: mediaType));
        }
    }
}
