namespace Platform.GrainInterfaces.Moderation;

/// <summary>What a user's running punishments make of his account (reference.md, section 2).</summary>
public enum AccountState
{
    /// <summary>Nothing in force.</summary>
    Active = 0,

    /// <summary>May sign in and read, not change.</summary>
    Timeout = 1,

    /// <summary>May not sign in.</summary>
    Banned = 2,
}
