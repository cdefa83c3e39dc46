using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Cluster;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.SignIn;

namespace Platform.Grains.SignIn;

/// <summary>The side of an identity that the desk of bots sees: whoever calls has looked at the bot's platform. Key: <see cref="IdentityKey"/>.</summary>
[Alias("platform.sign-in.served-identity")]
internal interface IServedIdentityGrain : IGrainWithStringKey
{
    /// <summary>The newest code that was asked for on the web. Which bot has it is stored before the bot sees it.</summary>
    /// <param name="bot">The bot that hands it out.</param>
    /// <param name="report">What it says of the person.</param>
    [Alias("hand-out")]
    [SafeToRepeat]
    Task<PendingCode> HandOut(BotId bot, IdentityReport report);

    /// <summary>A code that is good from any address, for one who has an account; the same again while it is live.</summary>
    /// <param name="bot">The bot that sends it.</param>
    /// <param name="report">What it says of the person.</param>
    /// <returns>The code; <see cref="ErrorCodes.NotFound"/>, <see cref="ErrorCodes.AccountBanned"/> or <see cref="ErrorCodes.WebLoginRequired"/>.</returns>
    [Alias("send")]
    [SafeToRepeat]
    Task<Result<PendingCode>> Send(BotId bot, IdentityReport report);

    /// <summary>Takes over what a bot says of the person, here and with his user.</summary>
    /// <param name="report">What it says.</param>
    [Alias("adopt")]
    [SafeToRepeat]
    Task Adopt(IdentityReport report);
}
