namespace Platform.Gateway.Chats;

/// <summary>What deleting a chat answers.</summary>
/// <param name="Deleted">Always true; what cannot be deleted is a problem.</param>
internal sealed record ChatDeletedAnswer(bool Deleted)
{
    /// <summary>The one answer there is.</summary>
    public static ChatDeletedAnswer Done { get; } = new(true);
}

/// <summary>What leaving a chat answers.</summary>
/// <param name="Left">Always true; who cannot leave gets a problem.</param>
internal sealed record ChatLeftAnswer(bool Left)
{
    /// <summary>The one answer there is.</summary>
    public static ChatLeftAnswer Done { get; } = new(true);
}

/// <summary>What ending another's membership answers.</summary>
/// <param name="Kicked">Always true; who cannot be kicked is a problem.</param>
internal sealed record MemberKickedAnswer(bool Kicked)
{
    /// <summary>The one answer there is.</summary>
    public static MemberKickedAnswer Done { get; } = new(true);
}

/// <summary>What making an invite worthless answers.</summary>
/// <param name="Revoked">Always true; what is no invite is a problem.</param>
internal sealed record InviteRevokedAnswer(bool Revoked)
{
    /// <summary>The one answer there is.</summary>
    public static InviteRevokedAnswer Done { get; } = new(true);
}
