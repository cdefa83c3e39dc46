using System.Collections.Immutable;
using System.Globalization;
using Platform.GrainInterfaces.Bots;

namespace Platform.Grains.Bots;

/// <summary>The counters a bot is counted in; storage counts each in and out with the write that changes it.</summary>
internal static class BotBuckets
{
    /// <summary>All bots.</summary>
    public const string Total = "bots.total";

    /// <summary>Bots whose key works.</summary>
    public const string Active = "bots.active";

    /// <summary>Bots of a type.</summary>
    public static string Type(BotType type) => string.Create(CultureInfo.InvariantCulture, $"bots.type.{(int)type}");

    public static ImmutableArray<string> Of(BotState bot)
    {
        if (bot.DeletedAt is not null)
        {
            return [];
        }

        return bot.IsActive ? [Total, Type(bot.BotType), Active] : [Total, Type(bot.BotType)];
    }
}
