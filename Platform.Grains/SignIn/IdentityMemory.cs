using System.Collections.Immutable;
using Platform.GrainInterfaces.Moderation;

namespace Platform.Grains.SignIn;

/// <summary>What an identity remembers of an account that was deleted (reference.md, section 2, "Deleting a user").</summary>
/// <param name="TrialUsed">Whether it had its one Trial.</param>
/// <param name="Bans">Bans that were running; the clock decides whether they still do.</param>
[GenerateSerializer, Immutable, Alias("platform.sign-in.memory")]
internal sealed record IdentityMemory([property: Id(0)] bool TrialUsed, [property: Id(1)] ImmutableArray<RunningRestriction> Bans)
{
    /// <summary>Nothing.</summary>
    public static IdentityMemory Nothing { get; } = new(false, []);

    /// <summary>Whether there is nothing to remember.</summary>
    public bool IsEmpty => !TrialUsed && Bans.IsEmpty;

    /// <summary>Both memories in one.</summary>
    public IdentityMemory With(IdentityMemory other) => new(TrialUsed || other.TrialUsed, [.. Bans.Union(other.Bans)]);
}
