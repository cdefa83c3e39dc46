using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Cluster;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Users;

namespace Platform.Gateway.Admission;

/// <summary>Asks a bot about a key; every key names its bot.</summary>
/// <param name="nearby">The bots in the memory of this process.</param>
/// <param name="grains">The cluster.</param>
internal sealed class BotKeys(INearbyGrains nearby, IGrainFactory grains)
{
    private static readonly BotAdmission Unknown = new(Principal: null, BotRefusals.InvalidKey, Suspension: null, Limits: []);

    /// <summary>Does what <see cref="Admit"/> does, without a call.</summary>
    /// <param name="key">A well-formed bot key.</param>
    /// <param name="withSelf">Whether the bot wants to see itself.</param>
    /// <returns>Null when the bot must be called.</returns>
    public BotAdmission? TryAdmit(Credential key, bool withSelf) => key.BotId is { } id ? nearby.Admit(new BotId(id), key.Hash, withSelf) : null;

    /// <summary>Authenticates a request and takes one permit of the bot's limits.</summary>
    /// <param name="key">A well-formed bot key.</param>
    /// <param name="withSelf">Whether the bot wants to see itself.</param>
    public Task<BotAdmission> Admit(Credential key, bool withSelf) =>
        BotOf(key) is not { } bot ? Task.FromResult(Unknown) : withSelf ? bot.AdmitWithSelf(key.Hash) : bot.Admit(key.Hash);

    /// <summary>Whether a key is in force; counts nothing.</summary>
    /// <param name="key">A well-formed bot key.</param>
    public Task<bool> Holds(Credential key) => BotOf(key)?.Holds(key.Hash) ?? Task.FromResult(false);

    // A key can spell a number that is no bot's; nobody needs to be asked about it.
    private IBotGrain? BotOf(Credential key) => key.BotId is { } id and <= UserId.Largest ? grains.GetGrain<IBotGrain>(id) : null;
}
