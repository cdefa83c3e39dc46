using Microsoft.EntityFrameworkCore;
using Platform.GrainInterfaces.Statistics;
using Platform.GrainInterfaces.Subscriptions;

namespace Platform.Benchmarks.Peers.AspNetCoreIdentity;

/// <summary>The questions of the hot paths: compiled once, and nothing that they read is tracked.</summary>
internal static class PeerQueries
{
    /// <summary>The bot of a key; null also where it is switched off, or its owner banned.</summary>
    public static readonly Func<PeerDatabase, byte[], DateTimeOffset, Task<PeerBot?>> BotByKey = EF.CompileAsyncQuery(
        (PeerDatabase database, byte[] hash, DateTimeOffset now) => database.Bots.AsNoTracking().FirstOrDefault(bot =>
            bot.KeyHash == hash && bot.IsActive && database.Users.Any(owner => owner.Id == bot.OwnerId && !(owner.LockoutEnd > now))));

    /// <summary>Whose a code is; null when there is none that is still good.</summary>
    public static readonly Func<PeerDatabase, byte[], DateTimeOffset, Task<long?>> UserOfCode = EF.CompileAsyncQuery(
        (PeerDatabase database, byte[] hash, DateTimeOffset now) => database.Codes
            .Where(code => code.CodeHash == hash && code.ExpiresAt > now)
            .Select(code => (long?)code.UserId)
            .FirstOrDefault());

    /// <summary>A page of the users whose folded names are like a pattern.</summary>
    public static readonly Func<PeerDatabase, string, int, int, IAsyncEnumerable<FoundUser>> UsersLike = EF.CompileAsyncQuery(
        (PeerDatabase database, string pattern, int offset, int limit) => database.Users.AsNoTracking()
            .Where(user => EF.Functions.Like(user.NormalizedUserName!, pattern))
            .OrderBy(user => user.NormalizedUserName)
            .Skip(offset)
            .Take(limit)
            .Select(user => new FoundUser(user.Id, user.UserName!, user.AvatarUrl, user.SubscriptionTier)));

    /// <summary>How many they are.</summary>
    public static readonly Func<PeerDatabase, string, Task<int>> CountUsersLike = EF.CompileAsyncQuery(
        (PeerDatabase database, string pattern) => database.Users.Count(user => EF.Functions.Like(user.NormalizedUserName!, pattern)));

    /// <summary>How many users there are, by kinds, in one pass.</summary>
    public static readonly Func<PeerDatabase, DateTimeOffset, Task<UserCounts?>> CountUsers = EF.CompileAsyncQuery(
        (PeerDatabase database, DateTimeOffset now) => database.Users
            .GroupBy(_ => 1)
            .Select(users => new UserCounts(
                users.Count(),
                users.Count(user => user.SubscriptionTier == SubscriptionTier.Basic
                    || (user.SubscriptionTier != SubscriptionTier.Lifetime && user.SubscriptionExpiresAt <= now)),
                users.Count(user => user.SubscriptionTier == SubscriptionTier.Trial && user.SubscriptionExpiresAt > now),
                users.Count(user => user.SubscriptionTier == SubscriptionTier.Premium && user.SubscriptionExpiresAt > now),
                users.Count(user => user.SubscriptionTier == SubscriptionTier.Lifetime),
                users.Count(user => !(user.LockoutEnd > now) && !(user.TimeoutEnd > now)),
                users.Count(user => user.TimeoutEnd > now && !(user.LockoutEnd > now)),
                users.Count(user => user.LockoutEnd > now)))
            .FirstOrDefault());
}
