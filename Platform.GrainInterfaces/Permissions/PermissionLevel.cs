namespace Platform.GrainInterfaces.Permissions;

/// <summary>How much a user may do (reference.md, section 2).</summary>
public enum PermissionLevel
{
    /// <summary>Own profile and sessions only.</summary>
    User = 0,

    /// <summary>May act on users.</summary>
    Admin = 2,

    /// <summary>May act on everyone else.</summary>
    Owner = 3,
}
