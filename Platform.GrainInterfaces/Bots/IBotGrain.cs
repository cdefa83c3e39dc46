using Orleans.Concurrency;
using Platform.GrainInterfaces.Cluster;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Sessions;

namespace Platform.GrainInterfaces.Bots;

/// <summary>One bot; the only writer of all that belongs to it. Key: <see cref="BotId"/>.</summary>
[Alias("platform.bots.bot")]
public interface IBotGrain : IGrainWithIntegerKey
{
    /// <summary>Authenticates one request, looks at the state of bot and owner, and takes one permit of both limits, or of neither: all in one call.</summary>
    /// <param name="key">SHA-256 of the key sent.</param>
    [Alias("admit")]
    [AlwaysInterleave]
    Task<BotAdmission> Admit(TokenHash key);

    /// <summary>The same for a request for what the bot sees of itself, which comes with the answer.</summary>
    /// <param name="key">SHA-256 of the key sent.</param>
    [Alias("admit-with-self")]
    [AlwaysInterleave]
    Task<BotAdmission> AdmitWithSelf(TokenHash key);

    /// <summary>Whether a key is in force; counts nothing.</summary>
    /// <param name="key">SHA-256 of the key sent.</param>
    [Alias("holds")]
    [AlwaysInterleave]
    [SafeToRepeat]
    Task<bool> Holds(TokenHash key);

    /// <summary>What the bot sees of itself; the limit as it stands, without taking a permit.</summary>
    [Alias("self")]
    [AlwaysInterleave]
    [SafeToRepeat]
    Task<Result<BotSelf>> GetSelf();

    /// <summary>What a caller may see of it; inactive bots are seen, too.</summary>
    /// <param name="viewer">The session of who looks; null for one without.</param>
    /// <returns>What he may see, or <see cref="ErrorCodes.NotFound"/>.</returns>
    [Alias("sight")]
    [AlwaysInterleave]
    [SafeToRepeat]
    Task<Result<BotSight>> GetSight(SessionKey? viewer);

    /// <summary>Takes over what the bot says of itself: all of it, or nothing.</summary>
    /// <param name="update">What it says.</param>
    /// <returns><see cref="ErrorCodes.ValidationFailed"/> with every bad field.</returns>
    [Alias("update")]
    [SafeToRepeat]
    Task<Result<BotTimes>> Update(BotUpdate update);
}
