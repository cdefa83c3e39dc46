using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Users;

namespace Platform.Grains.Bots;

/// <summary>Where it is decided whether a platform has a bot of one name already, so that an import that is repeated makes none twice.</summary>
/// <remarks>Bots that are created by hand may share a name; those of files are told apart by it. Key: <see cref="BotRegistrar.KeyOf"/>.</remarks>
[Alias("platform.bots.registrar")]
internal interface IBotRegistrarGrain : IGrainWithStringKey
{
    /// <summary>Registers the bot of a file's record, unless its platform has one of that name. Safe to repeat.</summary>
    /// <param name="actor">Who imports it.</param>
    /// <param name="record">The record; looked at already.</param>
    /// <param name="owner">Its owner.</param>
    /// <param name="dryRun">True to learn what would happen and change nothing.</param>
    [Alias("register")]
    Task<ImportedBot> Register(Actor actor, BotRecord record, UserId owner, bool dryRun);
}

/// <summary>Keys of <see cref="IBotRegistrarGrain"/>.</summary>
internal static class BotRegistrar
{
    /// <summary>The grain key of a platform's bots of one name.</summary>
    public static string KeyOf(string platform, string name) => $"bots-of:{platform}:{BotNames.Fold(name)}";
}
