using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Users;

namespace Platform.GrainInterfaces.SignIn;

/// <summary>A sign-in whose code was right.</summary>
/// <param name="Identity">Who signs in.</param>
/// <param name="PlatformUsername">His name there; null when no bot has reported it.</param>
/// <param name="PlatformAvatarUrl">His picture there; null when none is known.</param>
/// <param name="Client">Where he signs in from.</param>
/// <param name="CodeIssuedAt">When the code was made: one from before a ban is worthless for good.</param>
/// <param name="TrialUsedBefore">Whether the identity had its one Trial with an account that was deleted since.</param>
/// <param name="BotId">The bot that handed out the code; null where none did.</param>
[GenerateSerializer, Immutable, Alias("platform.sign-in.request")]
public sealed record SignInRequest(
    [property: Id(0)] PlatformIdentity Identity,
    [property: Id(1)] string? PlatformUsername,
    [property: Id(2)] string? PlatformAvatarUrl,
    [property: Id(3)] SignInClient Client,
    [property: Id(4)] DateTimeOffset CodeIssuedAt,
    [property: Id(5)] bool TrialUsedBefore,
    [property: Id(6)] BotId? BotId);
