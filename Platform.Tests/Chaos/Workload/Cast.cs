using System.Collections.Immutable;
using System.Globalization;
using Platform.GrainInterfaces.Audit;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.SignIn;
using Platform.GrainInterfaces.Subscriptions;
using Platform.GrainInterfaces.Users;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Chaos;

/// <summary>All participants of a run, with the people and bots they need.</summary>
internal sealed class Cast
{
    private const int Owners = 3;
    private const int Fighters = 3;
    private const int HourlyLimitOfBot = 60;
    private const int MostAttempts = 10;

    private Cast(Secret root, OwnersFight owners, ImmutableArray<Participant> all)
    {
        Root = root;
        OwnersFight = owners;
        All = all;
    }

    /// <summary>An Owner's session, once all is settled.</summary>
    public Secret Root { get; }

    public OwnersFight OwnersFight { get; }

    public ImmutableArray<Participant> All { get; }

    /// <summary>Brings everybody together before anything goes wrong.</summary>
    public static async Task<Cast> GatherAsync(Stage stage)
    {
        NewSession first = await FirstAsync(stage);
        await BootstrapAsync(stage, first);
        Secret root = new(first.Client.Session!);
        SignInDesk desk = new(stage, (await BotAsync(stage, first, 100_000)).Client);

        List<NewSession> owners = [first];
        while (owners.Count < Owners)
        {
            owners.Add(await desk.SignInAsync());
            await BootstrapAsync(stage, owners[^1]);
        }

        Secret oneAdmin = await AdminAsync(stage, root, desk);
        Secret otherAdmin = await AdminAsync(stage, root, desk);
        OwnersFight fight = new(stage, owners);
        ImmutableArray<Participant> participants =
        [
            fight,
            .. await FightersAsync(stage, desk),
            new Newcomer(stage, desk),
            new Newcomer(stage, desk),
            new Moderated(stage, desk, await desk.SignInAsync(), oneAdmin),
            new Moderated(stage, desk, await desk.SignInAsync(), otherAdmin),
            new Subscriber(stage, await desk.SignInAsync(), oneAdmin, otherAdmin),
            new Subscriber(stage, await desk.SignInAsync(), otherAdmin, oneAdmin),
            new Reporter(stage, await BotAsync(stage, first, 100_000), root, repeats: true),
            new Reporter(stage, await BotAsync(stage, first, 100_000), root, repeats: false),
            new LimitedBot(stage, await BotAsync(stage, first, HourlyLimitOfBot), HourlyLimitOfBot),
            await HostAsync(stage, root, desk),
        ];
        return new Cast(root, fight, participants);
    }

    /// <summary>The very first one: no bot shows him his code yet.</summary>
    private static async Task<NewSession> FirstAsync(Stage stage)
    {
        for (int attempt = 0; attempt < MostAttempts; attempt++)
        {
            var identity = Identity.Fresh();
            PlatformClient visitor = stage.Visitor();
            object who = new { platform = identity.Platform, platform_user_id = identity.PlatformUserId };
            await stage.InsistAsync(() => stage.PostAsync(visitor, "/v1/authentication/request", who));
            Result<PendingCode> pending = await stage.InsistAsync(() => stage.AskAsync((ISignInConsoleGrain door) => door.GetPendingCode(
                stage.OperatorKey, new PlatformIdentity(identity.Platform, identity.PlatformUserId))));
            Answer verified = await stage.PostAsync(visitor, "/v1/authentication/verify", new { code = pending.Value!.Code!.Value.Value });
            if (verified.IsDone)
            {
                PlatformClient client = visitor with { ApiKey = null, Session = SessionCookie.Of(verified.Response!).Value };
                return new NewSession(identity, client, verified.Response!.Json, verified);
            }
        }

        throw new InvalidOperationException("Nobody can sign in.");
    }

    private static async Task BootstrapAsync(Stage stage, NewSession user)
    {
        string id = user.Id.ToString(CultureInfo.InvariantCulture);
        await stage.InsistAsync(async () =>
        {
            ConsoleAnswer<UserActOutcome> answer = await stage.AskAsync((IPermissionConsoleGrain door) => door.BootstrapOwner(stage.OperatorKey, id, false));
            stage.Note(answer, AuditEvents.OwnerBootstrap, id);
            return answer;
        });
    }

    private static async Task<Secret> AdminAsync(Stage stage, Secret root, SignInDesk desk)
    {
        NewSession admin = await desk.SignInAsync();
        await stage.InsistAsync(() => stage.ActAsync(root, admin.Id, new PromoteUser(), AuditEvents.PermissionPromote));
        return new Secret(admin.Client.Session!);
    }

    private static async Task<ChaosBot> BotAsync(Stage stage, NewSession owner, long ratePerHour)
    {
        string id = owner.Id.ToString(CultureInfo.InvariantCulture);
        Secret session = new(owner.Client.Session!);
        Result<CreatedBot> created = await stage.InsistAsync(() => stage.AskAsync((IBotConsoleGrain door) =>
            door.Create(session, new CreateBot(Infrastructure.Names.Fresh(), id, Identity.UsualPlatform, ratePerHour), false)));
        return new ChaosBot(created.Value!.Bot.Id.Value, created.Value.Bot.Name, Stage.Stranger() with { ApiKey = created.Value.ApiKey!.Value.Value });
    }

    private static async Task<IEnumerable<Participant>> FightersAsync(Stage stage, SignInDesk desk)
    {
        List<NewSession> people = [];
        while (people.Count < Fighters)
        {
            people.Add(await desk.SignInAsync());
        }

        NameHistory names = new([.. people.Select(person => person.Username)]);
        string[] wanted = [Infrastructure.Names.Fresh(), Infrastructure.Names.Fresh()];
        NameFighter[] fighters = [.. people.Select((person, index) => new NameFighter(stage, person, index, wanted, names))];
        return [.. fighters, new Reader(stage, fighters, names)];
    }

    private static async Task<ChatHost> HostAsync(Stage stage, Secret root, SignInDesk desk)
    {
        NewSession host = await desk.SignInAsync();
        await stage.InsistAsync(() => stage.ActAsync(root, host.Id, new GrantSubscription { Tier = SubscriptionTier.Lifetime }, AuditEvents.SubscriptionGrant));
        List<NewSession> guests = [];
        while (guests.Count < 4)
        {
            guests.Add(await desk.SignInAsync());
        }

        return new ChatHost(stage, host, guests);
    }
}
