namespace Platform.GrainInterfaces.Bots;

/// <summary>What a bot says of itself; all of it is taken or nothing (reference.md, section 5, <c>POST /bot/me/update</c>).</summary>
[GenerateSerializer, Immutable, Alias("platform.bots.update")]
public sealed record BotUpdate
{
    /// <summary>The most group ids of one report.</summary>
    public const int MostGroupIds = 100_000;

    /// <summary>Its name, 2-32 characters; null to keep it.</summary>
    [Id(0)]
    public string? Name { get; init; }

    /// <summary>Whether <see cref="AvatarUrl"/> counts.</summary>
    [Id(1)]
    public bool ChangesAvatar { get; init; }

    /// <summary>Its picture, an https address; null to have none.</summary>
    [Id(2)]
    public string? AvatarUrl { get; init; }

    /// <summary>People it serves, 0 to 2^31; null to keep the number.</summary>
    [Id(3)]
    public long? Users { get; init; }

    /// <summary>Its latency in milliseconds, 0 to 10,000; null to keep the number.</summary>
    [Id(4)]
    public long? LatencyMs { get; init; }

    /// <summary>Groups it is in, counted without repeats; null to keep the number. A negative one stands for ids that cannot be read and is refused.</summary>
    [Id(5)]
    public int? Groups { get; init; }
}
