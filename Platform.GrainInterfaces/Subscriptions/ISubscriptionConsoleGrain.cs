using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;

namespace Platform.GrainInterfaces.Subscriptions;

/// <summary>The console's door to subscriptions (reference.md, section 10). Key 0.</summary>
[Alias("platform.subscriptions.console")]
public interface ISubscriptionConsoleGrain : IGrainWithIntegerKey
{
    /// <summary>A user's subscription with its history.</summary>
    /// <param name="session">The operator's session token.</param>
    /// <param name="user">An id or a username; an operator may look at his own.</param>
    /// <returns><see cref="ErrorCodes.NotFound"/>, or <see cref="ErrorCodes.Forbidden"/> unless the operator may act on him.</returns>
    [Alias("show")]
    Task<Result<SubscriptionView>> Show(Secret session, string user);
}
