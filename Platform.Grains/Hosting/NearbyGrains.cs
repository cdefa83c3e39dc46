using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Cluster;
using Platform.GrainInterfaces.Limits;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Sessions;
using Platform.GrainInterfaces.SignIn;
using Platform.Grains.Bots;
using Platform.Grains.Cluster;
using Platform.Grains.Sessions;
using Platform.Grains.SignIn;

namespace Platform.Grains.Hosting;

/// <summary>Asks the grains that are in memory on this silo, as long as it may serve from memory at all.</summary>
internal sealed class NearbyGrains(PresentSessions sessions, PresentBots bots, PresentAddresses addresses, ISiloLease lease) : INearbyGrains
{
    /// <inheritdoc/>
    public SessionAdmission? Admit(SessionKey session, bool withProfile) => lease.IsHeld ? sessions.TryAdmit(session, withProfile) : null;

    /// <inheritdoc/>
    public BotAdmission? Admit(BotId bot, TokenHash key, bool withSelf) => lease.IsHeld ? bots.TryAdmit(bot, key, withSelf) : null;

    /// <inheritdoc/>
    public AddressAdmission? Admit(ClientAddress address, string policy) => addresses.TryAdmit(address, policy);
}
