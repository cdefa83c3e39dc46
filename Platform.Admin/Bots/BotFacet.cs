using Platform.Admin.Output;
using Platform.GrainInterfaces.Bots;

namespace Platform.Admin.Bots;

/// <summary>A bot as the target of a rehearsed change.</summary>
internal static class BotFacet
{
    /// <summary>One that was found.</summary>
    /// <param name="bot">The bot.</param>
    public static Facet Of(BotView bot) => new($"bot {BotWords.Name(bot)}", new { type = "bot", id = (long?)bot.Id.Value, name = bot.Name });

    /// <summary>One that was not found, is not there yet, or about which nothing may be told.</summary>
    /// <param name="bot">What the operator typed.</param>
    public static Facet Named(string bot) => new($"bot {bot}", new { type = "bot", id = (long?)null, name = bot });
}
