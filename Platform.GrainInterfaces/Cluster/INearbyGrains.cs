using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Limits;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Sessions;
using Platform.GrainInterfaces.SignIn;

namespace Platform.GrainInterfaces.Cluster;

/// <summary>Grains in the memory of this very process, which admit requests without being called.</summary>
/// <remarks>
/// A grain call inside one process changes threads twice and costs as much as all else that the gateway does for a request. Each answer here is the grain's own,
/// and counted by it; null says no more than that the grain must be called, which always may be done instead.
/// </remarks>
public interface INearbyGrains
{
    /// <summary>What <see cref="ISessionGrain.Admit"/> or <see cref="ISessionGrain.AdmitWithProfile"/> would do.</summary>
    /// <param name="session">The session.</param>
    /// <param name="withProfile">Whether its user wants to see himself.</param>
    /// <returns>Null when the session must be called.</returns>
    SessionAdmission? Admit(SessionKey session, bool withProfile);

    /// <summary>What <see cref="IBotGrain.Admit"/> or <see cref="IBotGrain.AdmitWithSelf"/> would do.</summary>
    /// <param name="bot">The bot.</param>
    /// <param name="key">The key that was sent.</param>
    /// <param name="withSelf">Whether the bot wants to see itself.</param>
    /// <returns>Null when the bot must be called.</returns>
    BotAdmission? Admit(BotId bot, TokenHash key, bool withSelf);

    /// <summary>What <see cref="IClientAddressGrain.Admit"/> would do.</summary>
    /// <param name="address">The address.</param>
    /// <param name="policy"><see cref="LimitPolicies.Login"/> or <see cref="LimitPolicies.Public"/>.</param>
    /// <returns>Null when the address must be called.</returns>
    AddressAdmission? Admit(ClientAddress address, string policy);
}
