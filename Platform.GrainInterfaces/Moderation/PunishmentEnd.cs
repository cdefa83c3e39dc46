namespace Platform.GrainInterfaces.Moderation;

/// <summary>When a punishment is to end: at an instant, after a while by the cluster's clock, or never.</summary>
/// <param name="At">The instant; null unless one was named.</param>
/// <param name="After">How long from the beginning; null unless a length was named. A day is 86,400 seconds.</param>
[GenerateSerializer, Immutable, Alias("platform.moderation.punishment-end")]
public sealed record PunishmentEnd([property: Id(0)] DateTimeOffset? At, [property: Id(1)] TimeSpan? After)
{
    /// <summary>No end.</summary>
    public static PunishmentEnd Never { get; } = new(null, null);
}
