using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Limits;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Sessions;
using Platform.GrainInterfaces.SignIn;

namespace Platform.GrainInterfaces.Cluster;

/// <summary>A process without a silo: every grain is elsewhere.</summary>
public sealed class NoNearbyGrains : INearbyGrains
{
    /// <inheritdoc/>
    public SessionAdmission? Admit(SessionKey session, bool withProfile) => null;

    /// <inheritdoc/>
    public BotAdmission? Admit(BotId bot, TokenHash key, bool withSelf) => null;

    /// <inheritdoc/>
    public AddressAdmission? Admit(ClientAddress address, string policy) => null;
}
