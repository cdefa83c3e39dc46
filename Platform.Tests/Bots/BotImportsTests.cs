using Platform.GrainInterfaces.Audit;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Bots;

namespace Platform.Tests.Bots;

public sealed class BotImportsTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly Actor Admin = new(new UserId(2), PermissionLevel.Admin);
    private static readonly TokenHash Key = new("00ff");
    private static readonly BotRecord Pong = new() { Name = "Pong", Platform = "twitch", Owner = "alice" };

    public static TheoryData<string, BotRecord> Bad => new()
    {
        { "name", Pong with { Name = "x" } },
        { "platform", Pong with { Platform = "T" } },
        { "owner", Pong with { Owner = null } },
        { "bot_type", Pong with { BotType = (BotType)4 } },
        { "rate_limit_per_hour", Pong with { RateLimitPerHour = 0 } },
        { "rate_limit_per_hour", Pong with { RateLimitPerHour = 100_001 } },
        { "avatar_url", Pong with { AvatarUrl = "ftp://example.org" } },
        { "created_at", Pong with { CreatedAt = Now.AddSeconds(1) } },
    };

    [Theory, MemberData(nameof(Bad))]
    public void A_bad_column_is_named(string column, BotRecord record)
    {
        Refusal refusal = BotImports.Refuse(record, Now)!;
        Assert.Equal((ErrorCodes.ValidationFailed, column), (refusal.Code, Assert.Single(refusal.Fields).Key));
    }

    [Fact]
    public void A_record_makes_the_bot_that_it_was_written_from()
    {
        BotRecord record = Pong with
        {
            BotType = BotType.Verified,
            IsActive = false,
            RateLimitPerHour = 5_000,
            AvatarUrl = "https://example.org/p.png",
            CreatedAt = Now.AddYears(-1),
        };
        Assert.Null(BotImports.Refuse(record, Now));
        RegisteredBot registered = BotImports.Register(new BotId(7), Admin, record, new UserId(5), Key, Now);
        Assert.Equal(record with { Id = new BotId(7) }, registered.Bot.ToView(null).ToRecord("alice"));
        Assert.Equal((new UserId(5), Key), (registered.Bot.OwnerId!.Value, registered.Bot.KeyHash));
        Assert.Equal([AuditEvents.BotCreate, AuditEvents.BotVerify, AuditEvents.BotUpdate], registered.Told.Select(told => told.Event));
    }

    [Fact]
    public void A_plain_record_makes_a_bot_like_any_new_one()
    {
        RegisteredBot registered = BotImports.Register(new BotId(7), Admin, Pong, new UserId(5), Key, Now);
        Assert.Equal(NewBot.Create(new BotId(7), new CreateBot("Pong", "alice", "twitch", null), new UserId(5), Key, Now).ToView(null), registered.Bot.ToView(null));
        Assert.Equal(AuditEvents.BotCreate, Assert.Single(registered.Told).Event);
    }
}
