using System.Text.Json;

namespace Platform.Tests.Infrastructure;

/// <summary>A user with a live session: the answer that made it, and the client that carries it.</summary>
public sealed record SignedInUser(Identity Identity, PlatformResponse SignIn, PlatformClient Client)
{
    public JsonElement Profile => SignIn.Json;

    public long Id => Profile.GetProperty("id").GetInt64();

    public string Username => Profile.GetProperty("username").GetString()!;

    public string Token => Client.Session!;

    public string TokenSuffix => Token[^6..];

    public Task<PlatformResponse> MeAsync() => Client.GetAsync("/v1/users/me");

    public Task<PlatformResponse> RenameAsync(string username) => Client.PostAsync("/v1/users/me/update", new { username });

    public async Task<string> CurrentUsernameAsync()
    {
        var answer = await MeAsync();
        answer.ShouldBeOk();
        return answer.Json.GetProperty("username").GetString()!;
    }
}
