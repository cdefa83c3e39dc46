using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Platform.Gateway.Http;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Directory;

namespace Platform.Gateway.Bots;

/// <summary>What <c>GET /bots/search</c> answers.</summary>
/// <typeparam name="T">What the viewer sees of a bot.</typeparam>
/// <param name="Bots">The part asked for.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Limit">Bots at the most, as asked.</param>
/// <param name="Offset">Bots left out in front, as asked.</param>
internal sealed record FoundBots<T>(ImmutableArray<T> Bots, int Total, int Limit, int Offset)
{
    /// <summary>Whether there are more than the total says; told only when it is so.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool TotalCapped { get; init; }

    /// <summary>Shows what was found.</summary>
    /// <param name="found">What was found.</param>
    /// <param name="page">The part asked for.</param>
    /// <param name="show">What the viewer sees of a bot.</param>
    public static FoundBots<T> Of(BotSearchResult found, PageRequest page, Func<BotView, T> show) =>
        new([.. found.Bots.Select(show)], found.Total, page.Limit, page.Offset) { TotalCapped = found.IsTotalCapped };
}
