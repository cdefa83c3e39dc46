using System.Collections.Immutable;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Audit;
using Platform.Grains.SignIn;
using Platform.Grains.Time;
using Platform.Grains.Users;

namespace Platform.Grains.Bots;

/// <summary>What a record of a file makes of a new bot: nothing that the importing operator could not have given it himself, act by act.</summary>
internal static class BotImports
{
    /// <summary>Refuses what no bot can be, naming every bad column; whether its owner is there is not decided here.</summary>
    /// <param name="record">The record.</param>
    /// <param name="now">The instant.</param>
    public static Refusal? Refuse(BotRecord record, DateTimeOffset now)
    {
        var problems = ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty;
        void Check(string column, string? problem) => problems = problem is null ? problems : problems.Add(column, [problem]);

        Check("name", BotRules.NameProblem(record.Name));
        Check("platform", PlatformRules.PlatformProblem(record.Platform));
        Check("owner", record.Owner is null ? "Is required." : null);
        Check("bot_type", Enum.IsDefined(record.BotType) ? null : "Must be official, verified or community.");
        Check("rate_limit_per_hour", record.RateLimitPerHour is { } perHour ? BotRules.PerHourProblem(perHour) : null);
        Check("avatar_url", record.AvatarUrl is null ? null : ImageAddresses.Problem(record.AvatarUrl));
        Check("created_at", UserImports.CreationProblem(record.CreatedAt, now));
        return problems.IsEmpty ? null : Refusal.OfFields(problems);
    }

    /// <summary>The bot, and what the audit log says of it: that it was created, and each act that made it more or less than a new bot.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="actor">Who imports it.</param>
    /// <param name="record">What <see cref="Refuse"/> let pass.</param>
    /// <param name="owner">Its owner.</param>
    /// <param name="key">What is kept of its key.</param>
    /// <param name="now">The instant.</param>
    public static RegisteredBot Register(BotId id, Actor actor, BotRecord record, UserId owner, TokenHash key, DateTimeOffset now)
    {
        BotState created = NewBot.Create(id, new CreateBot(record.Name, record.Owner!, record.Platform, record.RateLimitPerHour), owner, key, now);
        var bot = new RegisteredBot(created, [BotActs.Created(actor, created)]);
        if (record.BotType != created.BotType)
        {
            bot = bot.With(actor, new SetBotType(record.BotType), now);
        }

        if (!record.IsActive)
        {
            bot = bot.With(actor, new DisableBot(EndsSessions: false), now);
        }

        return bot with { Bot = bot.Bot with { AvatarUrl = record.AvatarUrl, CreatedAt = record.CreatedAt?.AsStored() ?? now } };
    }
}

/// <summary>A bot that begins.</summary>
/// <param name="Bot">Its state.</param>
/// <param name="Told">What the audit log says of it.</param>
internal sealed record RegisteredBot(BotState Bot, ImmutableArray<AuditEvent> Told)
{
    /// <summary>The same after an act that is open to every operator and draws no key.</summary>
    public RegisteredBot With(Actor actor, BotAct act, DateTimeOffset now)
    {
        BotState after = BotActs.Decide(Bot, act, () => Bot.KeyHash, now).Value!;
        return new RegisteredBot(after, Told.Add(BotActs.Done(actor, act, Bot, after, now)));
    }
}
