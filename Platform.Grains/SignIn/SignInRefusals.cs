using Platform.GrainInterfaces.Results;

namespace Platform.Grains.SignIn;

/// <summary>Refusals that must not tell one cause from another.</summary>
internal static class SignInRefusals
{
    /// <summary>Wrong, expired, used or from another address: one and the same answer (reference.md, section 3).</summary>
    public static readonly Refusal InvalidCode = new(ErrorCodes.InvalidCode, "The code is wrong, expired, used, or was requested from another address.");
}
