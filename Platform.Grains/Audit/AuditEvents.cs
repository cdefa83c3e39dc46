namespace Platform.Grains.Audit;

/// <summary>The names of audited acts (reference.md, section 10).</summary>
internal static class AuditEvents
{
    public const string SessionRevoke = "SESSION_REVOKE";
    public const string PublicKeyCreate = "PUBLIC_KEY_CREATE";
    public const string PublicKeyRevoke = "PUBLIC_KEY_REVOKE";
    public const string OwnerBootstrap = "OWNER_BOOTSTRAP";
}

/// <summary>The kinds of thing an audited act is done to.</summary>
internal static class AuditTargets
{
    public const string User = "user";
    public const string PublicKey = "public_key";
}
