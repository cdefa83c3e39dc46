using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Platform.GrainInterfaces.Bots;

namespace Platform.Gateway.Bots;

/// <summary>What <c>POST /bot/me/update</c> takes; all of it is taken or nothing.</summary>
internal sealed record BotUpdateBody
{
    /// <summary>The bot's name.</summary>
    [StringLength(32, MinimumLength = 2)]
    public string Name { get; init; } = "";

    /// <summary>Its picture, an https address; null for none.</summary>
    [MaxLength(2048), RegularExpression("^https://")]
    public string? AvatarUrl { get; init; }

    /// <summary>People it serves.</summary>
    [Range(0L, 1L << 31)]
    public long Users { get; init; }

    /// <summary>Its latency in milliseconds.</summary>
    [Range(0, 10_000)]
    public int LatencyMs { get; init; }

    /// <summary>The groups it is in; they are counted without repeats and not kept.</summary>
    [MaxLength(BotUpdate.MostGroupIds)]
    public ImmutableArray<string> GroupIds { get; init; } = [];
}

/// <summary>What <c>POST /bot/batch</c> takes.</summary>
internal sealed record BatchBody
{
    /// <summary>What was executed; one bad item spoils no other.</summary>
    [MinLength(1), MaxLength(CommandBatch.MostCommands)]
    public required ImmutableArray<CommandBody> Commands { get; init; }
}

/// <summary>One command that was executed.</summary>
internal sealed record CommandBody
{
    /// <summary>The command.</summary>
    [StringLength(64, MinimumLength = 1)]
    public required string Command { get; init; }

    /// <summary>How often.</summary>
    [Range(1, 1_000_000)]
    public required int Count { get; init; }

    /// <summary>For whom; null for nobody in particular.</summary>
    [Range(1L, GrainInterfaces.Users.UserId.Largest)]
    public long? UserId { get; init; }

    /// <summary>Where; null for nowhere in particular.</summary>
    [StringLength(256, MinimumLength = 1)]
    public string? GroupId { get; init; }

    /// <summary>When, from seven days ago to five minutes ahead; null for now.</summary>
    public DateTimeOffset? Timestamp { get; init; }
}

/// <summary>What <c>POST /bot/users/{user_id}/update</c> takes.</summary>
internal sealed record BotUserBody
{
    /// <summary>His name on the bot's platform; left out to keep what is known, null for none.</summary>
    [StringLength(128, MinimumLength = 1)]
    public string? PlatformUsername { get; init; }

    /// <summary>His picture there, an https address; left out to keep what is known, null for none.</summary>
    [MaxLength(2048), RegularExpression("^https://")]
    public string? PlatformAvatarUrl { get; init; }

    /// <summary>His name here; taken only while he has the generated one.</summary>
    [StringLength(32, MinimumLength = 3), RegularExpression("^[A-Za-z0-9._-]+$")]
    public string Username { get; init; } = "";
}
