using System.Collections.Immutable;
using Platform.GrainInterfaces.Audit;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Audit;

namespace Platform.Grains.Bots;

/// <summary>Decides what an operator's act makes of a bot: the table of contents of all that may be done to one (reference.md, section 10).</summary>
internal static class BotActs
{
    /// <summary>What the act makes of the bot, or why it may not be done; an act that would change nothing is a conflict.</summary>
    /// <param name="bot">The bot.</param>
    /// <param name="act">What to do; a new owner is looked up already.</param>
    /// <param name="newKey">Draws the hash of a new key.</param>
    /// <param name="now">The instant.</param>
    public static Result<BotState> Decide(BotState bot, BotAct act, Func<TokenHash> newKey, DateTimeOffset now) => act switch
    {
        SetBotType set when set.Type == bot.BotType => Conflict("The bot has that type already."),
        SetBotType set when !Enum.IsDefined(set.Type) => Refusal.OfField("bot_type", "Must be official, verified or community."),
        SetBotType set => bot with { BotType = set.Type, UpdatedAt = now },
        AssignBotOwner give when give.Owner == bot.OwnerId => Conflict("The bot is that user's already."),
        AssignBotOwner give => bot with { OwnerId = give.Owner, UpdatedAt = now },
        SetBotRateLimit set when BotRules.PerHourProblem(set.PerHour) is { } problem => Refusal.OfField(BotRules.RateLimitField, problem),
        SetBotRateLimit set when set.PerHour == bot.RateLimitPerHour => Conflict("The bot has that limit already."),
        SetBotRateLimit set => bot with { RateLimitPerHour = (int)set.PerHour, UpdatedAt = now },
        RegenerateBotKey { KeepOld: var keep } when keep < TimeSpan.Zero || keep > FormerBotKey.LongestLife =>
            Refusal.OfField("keep_old", $"Must be at most {FormerBotKey.LongestLife.TotalHours} hours."),
        RegenerateBotKey { KeepOld: var keep } => bot with
        {
            KeyHash = newKey(),
            FormerKey = keep == TimeSpan.Zero ? null : new FormerBotKey(bot.KeyHash, now + keep),
            OwnerNews = BotNews.KeyRegenerated(bot, keep == TimeSpan.Zero ? null : now + keep, now),
            UpdatedAt = now,
        },
        EnableBot when bot.IsActive => Conflict("The bot is active already."),
        EnableBot => bot with { IsActive = true, UpdatedAt = now },
        DisableBot { EndsSessions: true } => bot with { IsActive = false, SessionsVoidUntil = now, UpdatedAt = now },
        DisableBot when !bot.IsActive => Conflict("The bot is inactive already."),
        DisableBot => bot with { IsActive = false, UpdatedAt = now },
        ResetBotStatistics => bot with { Groups = 0, Users = 0, LatencyMs = null, StatisticsEpoch = bot.StatisticsEpoch + 1, UpdatedAt = now },
        DeleteBot => Tombstone(bot, now),
        _ => throw new ArgumentException($"No rule knows {act.GetType().Name}.", nameof(act)),
    };

    /// <summary>How the audit log calls the act.</summary>
    /// <param name="act">The act.</param>
    /// <param name="before">The bot's type before; null where the bot is not known.</param>
    public static string EventOf(BotAct act, BotType? before) => act switch
    {
        SetBotType { Type: BotType.Community } => AuditEvents.BotUnverify,
        SetBotType when before is not (BotType.Official or BotType.Verified) => AuditEvents.BotVerify,
        RegenerateBotKey => AuditEvents.BotKey,
        DeleteBot => AuditEvents.BotDelete,
        _ => AuditEvents.BotUpdate,
    };

    /// <summary>What the audit log says of an act that was done.</summary>
    public static AuditEvent Done(Actor actor, BotAct act, BotState before, BotState after, DateTimeOffset now) =>
        AuditEvent.Done(EventOf(act, before.BotType), actor.Id, AuditTargets.Bot, before.Id.ToString(), now) with { Metadata = Metadata(act, before, after) };

    /// <summary>What the audit log says of a bot that was created.</summary>
    public static AuditEvent Created(Actor actor, BotState bot) =>
        AuditEvent.Done(AuditEvents.BotCreate, actor.Id, AuditTargets.Bot, bot.Id.ToString(), bot.CreatedAt) with
        {
            Metadata = AuditMetadata.Of(
                ("name", bot.Name),
                ("platform", bot.Platform),
                ("owner_id", bot.OwnerId?.ToString()),
                ("rate_limit_per_hour", Number(bot.RateLimitPerHour))),
        };

    /// <summary>What the audit log says of a bot whose owner was deleted.</summary>
    public static AuditEvent Orphaned(BotState bot, DateTimeOffset now) =>
        AuditEvent.Done(AuditEvents.BotUpdate, actor: null, AuditTargets.Bot, bot.Id.ToString(), now) with
        {
            Reason = "The owner was deleted.",
            Metadata = AuditMetadata.Of(("act", "disable")),
        };

    private static ImmutableSortedDictionary<string, string>? Metadata(BotAct act, BotState before, BotState after) => act switch
    {
        SetBotType => AuditMetadata.Of(("old_type", AuditMetadata.Number(before.BotType)), ("new_type", AuditMetadata.Number(after.BotType))),
        AssignBotOwner => AuditMetadata.Of(("act", "set_owner"), ("old_owner_id", before.OwnerId?.ToString()), ("new_owner_id", after.OwnerId?.ToString())),
        SetBotRateLimit => AuditMetadata.Of(
            ("act", "set_rate_limit"), ("old_limit", Number(before.RateLimitPerHour)), ("new_limit", Number(after.RateLimitPerHour))),
        EnableBot => AuditMetadata.Of(("act", "enable")),
        DisableBot disable => AuditMetadata.Of(("act", "disable"), ("ends_sessions", disable.EndsSessions ? "true" : null)),
        ResetBotStatistics => AuditMetadata.Of(("act", "reset_stats")),
        DeleteBot => AuditMetadata.Of(("name", before.Name)),
        _ => null,
    };

    private static BotState Tombstone(BotState bot, DateTimeOffset now) =>
        new() { Id = bot.Id, SessionsVoidUntil = bot.SessionsVoidUntil, CreatedAt = bot.CreatedAt, UpdatedAt = now, DeletedAt = now };

    private static string Number(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static Refusal Conflict(string detail) => new(ErrorCodes.Conflict, detail);
}

/// <summary>Gives a bot to a user who was looked up.</summary>
/// <param name="Owner">The new owner.</param>
[GenerateSerializer, Immutable, Alias("platform.bots.assign-owner")]
internal sealed record AssignBotOwner([property: Id(0)] UserId Owner) : BotAct;
