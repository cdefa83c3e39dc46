using Platform.GrainInterfaces.Results;

namespace Platform.GrainInterfaces.Bots;

/// <summary>What every place that looks at a bot or its key answers alike.</summary>
public static class BotRefusals
{
    /// <summary>Nobody has that id or name.</summary>
    public static Refusal NotFound { get; } = new(ErrorCodes.NotFound, "There is no such bot.");

    /// <summary>The key is mistyped, unknown, replaced, or its bot was deleted.</summary>
    public static Refusal InvalidKey { get; } = new(ErrorCodes.InvalidApiKey, "The API key is not valid.");
}
