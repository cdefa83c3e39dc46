namespace Platform.Tests.Chaos;

/// <summary>One session, and what its user's restrictions make of it. Of one user each session is looked at alone: an act reaches them one after another.</summary>
internal sealed record SessionLife(bool IsBanned, bool IsTimedOut, bool IsLive)
{
    /// <summary>Before it was opened.</summary>
    public static SessionLife None { get; } = new(false, false, false);
}

/// <summary>A sign-in made the session.</summary>
internal sealed record SessionOpened : Step<SessionLife>
{
    public override SessionLife? Apply(SessionLife before) => before.IsBanned ? null : before with { IsLive = true };
}

/// <summary>A sign-in was refused as that of somebody banned.</summary>
internal sealed record SignInRefusedAsBanned : Step<SessionLife>
{
    public override SessionLife? Apply(SessionLife before) => before.IsBanned ? before : null;
}

/// <summary>A request with the session was served.</summary>
internal sealed record Admitted : Step<SessionLife>
{
    public override SessionLife? Apply(SessionLife before) => before is { IsLive: true, IsBanned: false } ? before : null;
}

/// <summary>A request with the session was refused with 401.</summary>
internal sealed record Turned : Step<SessionLife>
{
    public override SessionLife? Apply(SessionLife before) => before.IsLive ? null : before;
}

/// <summary>The session changed something.</summary>
internal sealed record Changed : Step<SessionLife>
{
    public override SessionLife? Apply(SessionLife before) => before is { IsLive: true, IsBanned: false, IsTimedOut: false } ? before : null;
}

/// <summary>A change by the session was refused because of a timeout.</summary>
internal sealed record ChangeRefusedAsTimedOut : Step<SessionLife>
{
    public override SessionLife? Apply(SessionLife before) => before is { IsLive: true, IsTimedOut: true } ? before : null;
}

/// <summary>The session was destroyed.</summary>
internal sealed record SessionDestroyed : Step<SessionLife>
{
    public override SessionLife? Apply(SessionLife before) => before.IsLive ? before with { IsLive = false } : null;
}

/// <summary>The session was said not to be one of the live ones.</summary>
internal sealed record SessionNotFound : Step<SessionLife>
{
    public override SessionLife? Apply(SessionLife before) => before.IsLive ? null : before;
}

/// <summary>The user was banned: every session of his ends.</summary>
internal sealed record Banned : Step<SessionLife>
{
    public override SessionLife? Apply(SessionLife before) => before with { IsBanned = true, IsLive = false };
}

/// <summary>The user's bans were lifted.</summary>
internal sealed record Unbanned : Step<SessionLife>
{
    public override SessionLife? Apply(SessionLife before) => before.IsBanned ? before with { IsBanned = false } : null;
}

/// <summary>There was no ban to lift.</summary>
internal sealed record NoBan : Step<SessionLife>
{
    public override SessionLife? Apply(SessionLife before) => before.IsBanned ? null : before;
}

/// <summary>The user was put into a timeout.</summary>
internal sealed record TimedOut : Step<SessionLife>
{
    public override SessionLife? Apply(SessionLife before) => before with { IsTimedOut = true };
}

/// <summary>The user's timeouts were lifted.</summary>
internal sealed record TimeoutLifted : Step<SessionLife>
{
    public override SessionLife? Apply(SessionLife before) => before.IsTimedOut ? before with { IsTimedOut = false } : null;
}

/// <summary>There was no timeout to lift.</summary>
internal sealed record NoTimeout : Step<SessionLife>
{
    public override SessionLife? Apply(SessionLife before) => before.IsTimedOut ? null : before;
}
