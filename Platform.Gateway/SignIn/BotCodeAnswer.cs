using Platform.GrainInterfaces.SignIn;

namespace Platform.Gateway.SignIn;

/// <summary>What <c>POST /authentication/bot/login-code</c> and <c>send-code</c> answer: the one place that shows a code, to the bot that delivers it.</summary>
/// <param name="Code">The code; null when none is pending.</param>
/// <param name="ExpiresAt">When it stops to be good; null when none is pending.</param>
internal sealed record BotCodeAnswer(string? Code, DateTimeOffset? ExpiresAt)
{
    /// <summary>Shows a code.</summary>
    /// <param name="pending">The code, or none.</param>
    public static BotCodeAnswer Of(PendingCode pending) => new(pending.Code?.Value, pending.ExpiresAt);
}
