using System.ComponentModel.DataAnnotations;

namespace Platform.Gateway.SignIn;

/// <summary>What <c>POST /authentication/lookup</c> takes.</summary>
internal sealed record LookupBody
{
    /// <summary>The name, in any case.</summary>
    [StringLength(256, MinimumLength = 1)]
    public required string Username { get; init; }
}

/// <summary>What <c>POST /authentication/request</c> takes.</summary>
internal record IdentityBody
{
    /// <summary>The platform.</summary>
    [StringLength(32, MinimumLength = 2), RegularExpression("^[a-z0-9_-]+$")]
    public required string Platform { get; init; }

    /// <summary>The id there: printable characters, no blanks at its ends.</summary>
    [StringLength(64, MinimumLength = 1)]
    public required string PlatformUserId { get; init; }
}

/// <summary>What <c>POST /authentication/verify</c> takes.</summary>
internal sealed record CodeBody
{
    /// <summary>The code as it was typed or pasted; blanks, hyphens and case do not matter.</summary>
    [StringLength(64, MinimumLength = 1)]
    public required string Code { get; init; }
}

/// <summary>What a bot says of somebody who signs in.</summary>
internal sealed record ReportedIdentityBody : IdentityBody
{
    /// <summary>His name there; left out to keep what is known, null for none.</summary>
    [StringLength(128, MinimumLength = 1)]
    public string? PlatformUsername { get; init; }

    /// <summary>His picture there, an https address; left out to keep what is known, null for none.</summary>
    [MaxLength(2048), RegularExpression("^https://")]
    public string? PlatformAvatarUrl { get; init; }
}
