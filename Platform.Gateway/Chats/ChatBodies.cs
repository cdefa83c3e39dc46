using System.ComponentModel.DataAnnotations;

namespace Platform.Gateway.Chats;

/// <summary>What <c>POST /portal/chats</c> takes.</summary>
internal sealed record NewChatBody
{
    /// <summary>The chat's name.</summary>
    [StringLength(64, MinimumLength = 2)]
    public required string Name { get; init; }

    /// <summary>What it is about; null for nothing.</summary>
    [MaxLength(500)]
    public string? Description { get; init; }

    /// <summary>Whether members may ask for control.</summary>
    public bool AllowControlRequests { get; init; }
}

/// <summary>What <c>POST /portal/chats/{id}/config/update</c> takes; only what is sent changes.</summary>
internal sealed record ChatUpdateBody
{
    /// <summary>The chat's name.</summary>
    [StringLength(64, MinimumLength = 2)]
    public string Name { get; init; } = "";

    /// <summary>What it is about; null for nothing.</summary>
    [MaxLength(500)]
    public string? Description { get; init; }

    /// <summary>Whether members may ask for control.</summary>
    public bool AllowControlRequests { get; init; }

    /// <summary>The name in its address, which makes it public; null makes it private.</summary>
    [StringLength(32, MinimumLength = 2), RegularExpression("^[a-z0-9-]+$")]
    public string? Slug { get; init; }
}

/// <summary>What <c>POST /portal/chats/{id}/invites</c> takes.</summary>
internal sealed record NewInviteBody
{
    /// <summary>When the invite ends, a time in the future; null for never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>How many may join by it; null for any number.</summary>
    [Range(1, int.MaxValue)]
    public int? MaxUses { get; init; }
}

/// <summary>What <c>POST /portal/chats/{id}/kick</c> takes.</summary>
internal sealed record KickBody
{
    /// <summary>The member.</summary>
    [Range(1L, GrainInterfaces.Users.UserId.Largest)]
    public required long UserId { get; init; }
}
