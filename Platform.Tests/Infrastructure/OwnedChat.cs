using System.Globalization;
using System.Text.Json;

namespace Platform.Tests.Infrastructure;

/// <summary>A chat and the user it belongs to, with what its owner does most.</summary>
public sealed record OwnedChat(long Id, SignedInUser Owner)
{
    public const string Root = "/v1/portal/chats";

    public string Path => Root + "/" + Id.ToString(CultureInfo.InvariantCulture);

    public async Task<JsonElement> ShowAsync() => (await Owner.Client.GetAsync(Path)).ShouldBeOk().Json;

    public Task<PlatformResponse> UpdateAsync(object fields) => Owner.Client.PostAsync(Path + "/config/update", fields);

    public Task<PlatformResponse> StartAsync() => Owner.Client.PostAsync(Path + "/start");

    public Task<PlatformResponse> StopAsync() => Owner.Client.PostAsync(Path + "/stop");

    public Task<PlatformResponse> DeleteAsync() => Owner.Client.PostAsync(Path + "/delete");

    /// <summary>Makes an invite.</summary>
    public async Task<JsonElement> InviteAsync(object? fields = null) =>
        (await Owner.Client.PostAsync(Path + "/invites", fields ?? new { })).ShouldBeOk().Json;

    /// <summary>Makes somebody a member.</summary>
    public async Task<SignedInUser> JoinedByAsync(SignedInUser user)
    {
        (await JoinAsync(user, (await InviteAsync()).Text("code")!)).ShouldBeOk();
        return user;
    }

    public static Task<PlatformResponse> JoinAsync(SignedInUser user, string code) => user.Client.PostAsync("/v1/portal/resolve/" + code);
}
