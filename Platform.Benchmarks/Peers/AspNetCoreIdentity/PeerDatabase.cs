using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Platform.Benchmarks.Peers.AspNetCoreIdentity;

/// <summary>Identity's own tables for users without roles, and the tables of bots and codes.</summary>
internal sealed class PeerDatabase(DbContextOptions<PeerDatabase> options) : IdentityUserContext<PeerUser, long>(options)
{
    /// <summary>The bots.</summary>
    public DbSet<PeerBot> Bots => Set<PeerBot>();

    /// <summary>The codes that were not used yet.</summary>
    public DbSet<PeerCode> Codes => Set<PeerCode>();

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.HasPostgresExtension("pg_trgm");
        builder.Entity<PeerUser>(user =>
        {
            user.ComplexCollection(one => one.LinkedPlatforms, identity => identity.ToJson());
            user.HasIndex(one => one.NormalizedUserName, "UserSearch").HasMethod("gin").HasOperators("gin_trgm_ops");
        });
        builder.Entity<PeerBot>().HasIndex(bot => bot.KeyHash).IsUnique();
        builder.Entity<PeerCode>().HasKey(code => code.CodeHash);
    }
}
