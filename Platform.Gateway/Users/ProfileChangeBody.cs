using System.ComponentModel.DataAnnotations;

namespace Platform.Gateway.Users;

/// <summary>What <c>POST /users/me/update</c> takes; all of it is taken or nothing.</summary>
internal sealed record ProfileChangeBody
{
    /// <summary>The new name: ASCII letters, digits, <c>.</c>, <c>_</c> and <c>-</c>, unique without regard to case.</summary>
    [StringLength(32, MinimumLength = 3), RegularExpression("^[A-Za-z0-9._-]+$")]
    public string Username { get; init; } = "";

    /// <summary>Where the picture comes from: a linked platform, <c>default</c>, or the empty text to have none.</summary>
    [MaxLength(64)]
    public string AvatarSource { get; init; } = "";
}
