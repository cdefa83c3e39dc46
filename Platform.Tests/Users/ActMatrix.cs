using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Sessions;
using Platform.GrainInterfaces.Subscriptions;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Moderation;
using Platform.Grains.Sessions;
using Platform.Grains.Subscriptions;
using Platform.Grains.Users;

namespace Platform.Tests.Users;

/// <summary>The table of the contract, written down by hand: who may do what to a user who has something of everything.</summary>
internal static class ActMatrix
{
    public const string Allowed = "allowed";

    // A column is actor and target by their first letters. + allowed, f forbidden, c conflict, t trial_already_used.
    private const string Table =
        """
                   UU UA UO AU AA AO OU OA OO
        warn        f  f  f  +  f  f  +  +  +
        timeout     f  f  f  +  f  f  +  +  +
        untimeout   f  f  f  +  f  f  +  +  +
        ban         f  f  f  +  f  f  +  +  +
        unban       f  f  f  +  f  f  +  +  +
        delete      f  f  f  +  f  f  +  +  +
        promote     f  f  f  f  f  f  +  f  c
        demote      f  f  f  c  f  f  c  +  +
        trial       f  f  f  c  f  f  c  c  c
        premium     f  f  f  +  f  f  +  +  +
        lifetime    f  f  f  +  f  f  +  +  +
        revoke      f  f  f  +  f  f  +  +  +
        sessions    f  f  f  +  f  f  +  +  +
        """;

    public static IReadOnlyDictionary<string, UserAct> Acts { get; } = new Dictionary<string, UserAct>
    {
        ["warn"] = new WarnUser { Reason = "rude" },
        ["timeout"] = new TimeOutUser { Reason = "loud", End = new PunishmentEnd(null, TimeSpan.FromHours(1)) },
        ["untimeout"] = new LiftTimeouts(),
        ["ban"] = new BanUser { Reason = "spam" },
        ["unban"] = new LiftBans(),
        ["delete"] = new DeleteUser { Reason = "asked for it" },
        ["promote"] = new PromoteUser(),
        ["demote"] = new DemoteUser(),
        ["trial"] = new GrantSubscription { Tier = SubscriptionTier.Trial },
        ["premium"] = new GrantSubscription { Tier = SubscriptionTier.Premium, Days = 30 },
        ["lifetime"] = new GrantSubscription { Tier = SubscriptionTier.Lifetime },
        ["revoke"] = new RevokeSubscription { Reason = "refunded" },
        ["sessions"] = new RevokeSessions(),
    };

    public static TheoryData<string, PermissionLevel, PermissionLevel, string> Cells { get; } = Read();

    public static IEnumerable<(PermissionLevel Actor, PermissionLevel Target)> Pairs =>
        from actor in Enum.GetValues<PermissionLevel>() from target in Enum.GetValues<PermissionLevel>() select (actor, target);

    public static string Expected(string act, PermissionLevel actor, PermissionLevel target) =>
        (string)Cells.Single(cell => ((string)cell[0], (PermissionLevel)cell[1], (PermissionLevel)cell[2]) == (act, actor, target))[3];

    /// <summary>Someone in a timeout and banned, with Premium and a session.</summary>
    public static UserState Target(PermissionLevel level, DateTimeOffset now) => new()
    {
        Id = new UserId(2),
        Username = "target",
        PermissionLevel = level,
        SubscriptionTier = SubscriptionTier.Premium,
        SubscriptionExpiresAt = now.AddDays(1),
        SubscriptionHistory = [new SubscriptionChange { Id = 1, NewTier = SubscriptionTier.Premium }],
        Punishments =
        [
            new Punishment { Id = 1, Kind = PunishmentKind.Timeout, ExpiresAt = now.AddDays(1) },
            new Punishment { Id = 2, Kind = PunishmentKind.Ban },
        ],
        Sessions = new UserSessions { Live = [new LiveSession { Hash = new TokenHash("ab"), TokenSuffix = "abcdef", ExpiresAt = now.AddDays(1) }] },
    };

    private static TheoryData<string, PermissionLevel, PermissionLevel, string> Read()
    {
        TheoryData<string, PermissionLevel, PermissionLevel, string> cells = [];
        string[][] lines = [.. Table.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
        foreach (string[] line in lines.Skip(1))
        {
            foreach ((string column, string mark) in lines[0].Zip(line.Skip(1)))
            {
                cells.Add(line[0], Level(column[0]), Level(column[1]), Meaning(mark));
            }
        }

        return cells;
    }

    private static PermissionLevel Level(char letter) => Enum.GetValues<PermissionLevel>().Single(level => level.ToString()[0] == letter);

    private static string Meaning(string mark) => mark switch
    {
        "+" => Allowed,
        "f" => ErrorCodes.Forbidden,
        "c" => ErrorCodes.Conflict,
        _ => throw new ArgumentOutOfRangeException(nameof(mark)),
    };
}
