namespace Platform.Tests.Infrastructure;

/// <summary>A registered bot: whose it is, its key, and the client that carries it.</summary>
public sealed record RunningBot(long Id, string Name, string Platform, SignedInUser Owner, PlatformClient Client)
{
    public string Key => Client.ApiKey!;

    public Task<PlatformResponse> MeAsync() => Client.GetAsync("/v1/bot/me");

    public Task<PlatformResponse> UpdateAsync(object fields) => Client.PostAsync("/v1/bot/me/update", fields);

    /// <summary>Reports command executions.</summary>
    public Task<PlatformResponse> ReportAsync(params object[] commands) => Client.PostAsync("/v1/bot/batch", new { commands });

    /// <summary>Reports command executions under an <c>Idempotency-Key</c>.</summary>
    public Task<PlatformResponse> ReportOnceAsync(string idempotencyKey, params object[] commands) =>
        (this with { Client = Client with { IdempotencyKey = idempotencyKey } }).ReportAsync(commands);

    public Task<PlatformResponse> LoginCodeAsync(Identity identity) => AskForCodeAsync("login-code", identity);

    public Task<PlatformResponse> SendCodeAsync(Identity identity) => AskForCodeAsync("send-code", identity);

    /// <summary>The same bot with another key.</summary>
    public RunningBot WithKey(string key) => this with { Client = Client with { ApiKey = key } };

    /// <summary>The same bot at another entrance.</summary>
    public RunningBot At(Uri address) => this with { Client = Client with { Address = address } };

    private Task<PlatformResponse> AskForCodeAsync(string call, Identity identity) => Client.PostAsync(
        "/v1/authentication/bot/" + call, new { platform = identity.Platform, platform_user_id = identity.PlatformUserId });
}
