namespace Platform.Gateway.Sessions;

/// <summary>What ending one session answers.</summary>
/// <param name="Destroyed">Always true; what cannot be ended is a problem.</param>
internal sealed record SessionDestroyedAnswer(bool Destroyed)
{
    /// <summary>The one answer there is.</summary>
    public static SessionDestroyedAnswer Done { get; } = new(true);
}

/// <summary>What ending all other sessions answers.</summary>
/// <param name="Destroyed">How many ended.</param>
internal sealed record SessionsDestroyedAnswer(int Destroyed);
