using System.Collections.Immutable;

namespace Platform.Grains.Storage.Backups;

/// <summary>What an installation may hold that nobody has used yet.</summary>
internal static class NewInstallation
{
    /// <summary>
    /// States that the first start makes, and those of people who asked for a code and have not signed in. Numbers that were given out (<see cref="StateNames.Ids"/>)
    /// are not among them: silos keep the rest of a block in memory, and would give out again what is restored.
    /// </summary>
    public static readonly ImmutableArray<string> States = [StateNames.PublicKeys, StateNames.Identity, StateNames.LoginCode];
}
