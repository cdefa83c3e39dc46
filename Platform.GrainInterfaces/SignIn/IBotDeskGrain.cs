using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Users;

namespace Platform.GrainInterfaces.SignIn;

/// <summary>What bots do for people on their own platform: hand out sign-in codes, look users up, report how they are called there. Key 0.</summary>
[Alias("platform.sign-in.bot-desk")]
public interface IBotDeskGrain : IGrainWithIntegerKey
{
    /// <summary>The code that an identity waits for since it asked on the web; takes over what the bot says of the identity.</summary>
    /// <param name="bot">The bot.</param>
    /// <param name="identity">Who wants to sign in.</param>
    /// <param name="report">What the bot knows of him.</param>
    /// <returns>
    /// The newest code, or none; <see cref="ErrorCodes.Forbidden"/> on another platform than the bot's, <see cref="ErrorCodes.ValidationFailed"/>.
    /// </returns>
    [Alias("login-code")]
    Task<Result<PendingCode>> GetLoginCode(BotPrincipal bot, PlatformIdentity identity, IdentityReport report);

    /// <summary>A code for an existing user, good from any address; the same one again while it is live.</summary>
    /// <param name="bot">The bot.</param>
    /// <param name="identity">Who wants to sign in.</param>
    /// <param name="report">What the bot knows of him.</param>
    /// <returns>
    /// The code; <see cref="ErrorCodes.NotFound"/> for a stranger, <see cref="ErrorCodes.WebLoginRequired"/> after five such sign-ins in a row,
    /// <see cref="ErrorCodes.AccountBanned"/>, <see cref="ErrorCodes.Forbidden"/> or <see cref="ErrorCodes.ValidationFailed"/>.
    /// </returns>
    [Alias("send-code")]
    Task<Result<PendingCode>> SendCode(BotPrincipal bot, PlatformIdentity identity, IdentityReport report);

    /// <summary>A user as the bot needs him.</summary>
    /// <param name="bot">The bot.</param>
    /// <param name="user">The user.</param>
    /// <returns>The user, or <see cref="ErrorCodes.NotFound"/>.</returns>
    [Alias("user")]
    Task<Result<BotUserView>> GetUser(BotPrincipal bot, UserId user);

    /// <summary>Takes over what the bot says of a user.</summary>
    /// <param name="bot">The bot.</param>
    /// <param name="user">The user.</param>
    /// <param name="report">How he is called and shown on the bot's platform.</param>
    /// <param name="username">A name for him here, taken only while he has the one the platform made; null for none.</param>
    /// <returns>
    /// The user afterwards; <see cref="ErrorCodes.NotFound"/> also for one without an identity on the bot's platform,
    /// <see cref="ErrorCodes.ValidationFailed"/> or <see cref="ErrorCodes.UsernameTaken"/>.
    /// </returns>
    [Alias("update-user")]
    Task<Result<BotUserView>> UpdateUser(BotPrincipal bot, UserId user, IdentityReport report, string? username);
}
