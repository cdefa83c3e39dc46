using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;

namespace Platform.Grains.Permissions;

/// <summary>Lets operators look at what must be seen even where nobody can sign in: by their session or by the operator key.</summary>
internal sealed class KeyOrSession(OperatorGate gate, OperatorKey operatorKey)
{
    /// <summary>What one who shows neither is told.</summary>
    public static Refusal Neither => new(ErrorCodes.AuthenticationRequired, "Sign in or show the operator key.");

    /// <summary>Checks what somebody shows.</summary>
    /// <param name="session">An Admin's or Owner's session token; null for none.</param>
    /// <param name="key">The operator key; null for none. It goes before the session.</param>
    /// <returns>Null when he may look.</returns>
    public async Task<Refusal?> Refuse(Secret? session, Secret? key)
    {
        if (key is { } shown)
        {
            return operatorKey.Refuse(shown);
        }

        if (session is not { } token)
        {
            return Neither;
        }

        Result<Actor> actor = await gate.Admit(token);
        return actor.Refusal;
    }
}
