using System.Globalization;
using Platform.GrainInterfaces.Secrets;

namespace Platform.GrainInterfaces.Bots;

/// <summary>Keys of <see cref="IBotBatchGrain"/>: one for each <c>Idempotency-Key</c> of a bot, one of its own for each batch without.</summary>
public static class BatchKey
{
    /// <summary>The longest <c>Idempotency-Key</c>, in characters; the shortest has one.</summary>
    public const int LongestIdempotencyKey = 64;

    private const string Prefix = "batch:";

    /// <summary>The grain key of a batch that may come again.</summary>
    /// <param name="bot">Whose batch it is.</param>
    /// <param name="idempotencyKey">How the bot calls it; any text, so it is hashed.</param>
    public static string Of(BotId bot, string idempotencyKey) =>
        string.Create(CultureInfo.InvariantCulture, $"{Prefix}{bot}:{TokenHash.Of(new Secret(idempotencyKey))}");

    /// <summary>The grain key of a batch that comes once.</summary>
    /// <param name="bot">Whose batch it is.</param>
    public static string Fresh(BotId bot) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{bot}:once-{Guid.NewGuid():N}");

    /// <summary>Whether a batch under this key can come again.</summary>
    /// <param name="grainKey">A value of <see cref="Of"/> or <see cref="Fresh"/>.</param>
    public static bool ComesAgain(string grainKey)
    {
        ArgumentNullException.ThrowIfNull(grainKey);
        return !grainKey.Contains(":once-", StringComparison.Ordinal);
    }
}
