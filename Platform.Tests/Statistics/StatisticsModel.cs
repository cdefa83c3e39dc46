using System.Collections.Concurrent;
using System.Globalization;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Chats;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Sessions;
using Platform.GrainInterfaces.Statistics;
using Platform.GrainInterfaces.Subscriptions;
using Platform.GrainInterfaces.Users;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Statistics;

/// <summary>
/// People and bots to whom things happen at random at several entrances of one cluster, and what the counts must be then. Whatever is not acknowledged is
/// tried again where that is safe, or else read back from the one it was done to.
/// </summary>
internal sealed class StatisticsModel(Operator owner, SiloConnection silo)
{
    private const int PeopleAtOnce = 16;

    // Longer than the bans and timeouts that end before the next few acts, and much shorter than the others.
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    private static readonly string[] ExpectedOfChats =
    [
        ErrorCodes.PremiumRequired, ErrorCodes.ChatSlotsExceeded, ErrorCodes.SessionExpired, ErrorCodes.AccountTimeout, ErrorCodes.AccountBanned, ErrorCodes.Conflict,
    ];

    private Operator _owner = owner;
    private SiloConnection _silo = silo;
    private readonly ConcurrentBag<ModelledUser> _users = [];
    private readonly ConcurrentBag<ModelledBot> _bots = [];
    private readonly ConcurrentBag<Identity> _unacknowledgedSignIns = [];
    private readonly ConcurrentBag<(RunningBot Bot, string Key, long Count)> _unacknowledgedBatches = [];
    private volatile IReadOnlyList<PlatformAccess> _entrances = [];
    private long _executions;
    private int _acts;

    private Secret Session => new(_owner.User.Token);

    public int Acts => Volatile.Read(ref _acts);

    public int InDoubt => _users.Count(user => user.IsInDoubt) + _bots.Count(bot => bot.IsInDoubt) + _unacknowledgedBatches.Count + _unacknowledgedSignIns.Count;

    /// <summary>People come in here from now on.</summary>
    public void Open(IEnumerable<PlatformAccess> entrances) => _entrances = [.. entrances];

    /// <summary>Goes on after the platform was started anew.</summary>
    public void Resume(Operator returned, SiloConnection connection) => (_owner, _silo) = (returned, connection);

    /// <summary>Whether a ban or a timeout is about to end by itself.</summary>
    public bool IsSomebodyFreedSoon(DateTimeOffset now) => _users.Any(user => user is { IsDeleted: false } && user.IsFreedBetween(now, now + Soon));

    /// <summary>One worker, with people and bots of its own.</summary>
    /// <param name="seed">Decides what it does.</param>
    /// <param name="stop">Ends it between two acts.</param>
    public async Task RunAsync(int seed, CancellationToken stop)
    {
        Random random = new(seed);
        List<ModelledUser> users = [];
        List<ModelledBot> bots = [];
        while (!stop.IsCancellationRequested)
        {
            IReadOnlyList<PlatformAccess> entrances = _entrances;
            PlatformAccess entrance = entrances[random.Next(entrances.Count)];
            switch (random.Next(12))
            {
                case <= 1 when users.Count < PeopleAtOnce:
                    await SignUpAsync(entrance, users);
                    break;
                case <= 5 when users.Count > 0:
                    await ActAsync(users[random.Next(users.Count)], ModelledUser.AnyAct(random));
                    break;
                case 6 when bots.Count < 4:
                    await CreateAsync(bots);
                    break;
                case 7 when bots.Count > 0:
                    await ActAsync(bots[random.Next(bots.Count)], ModelledBot.AnyAct(random));
                    break;
                case 8 or 9 when users.Count > 0:
                    await ActOnChatAsync(users[random.Next(users.Count)], random);
                    break;
                case >= 10 when bots.Find(bot => bot is { IsInDoubt: false, IsDeleted: false, IsActive: true, Running: not null }) is { } bot:
                    if (!await TryReportAsync(bot.Running!.At(entrance.Address), random.Next(1, 1000)))
                    {
                        // Nothing else happens to it, so that its report can be repeated.
                        bots.Remove(bot);
                    }

                    break;
                default:
                    continue;
            }

            Interlocked.Increment(ref _acts);
            users.RemoveAll(user => user.IsInDoubt || user.IsDeleted);
            bots.RemoveAll(bot => bot.IsInDoubt || bot.IsDeleted);
        }
    }

    /// <summary>Adds people to whom each thing has happened that the clock ends within 40 days, and each that it does not: chance alone may leave one out.</summary>
    public async Task AddOneOfEachAsync(PlatformAccess entrance)
    {
        UserAct[] acts =
        [
            new GrantSubscription { Tier = SubscriptionTier.Trial },
            new GrantSubscription { Tier = SubscriptionTier.Premium, Days = 60 },
            new BanUser { Reason = "model", End = new PunishmentEnd(null, TimeSpan.FromDays(5)) },
            new BanUser { Reason = "model", End = new PunishmentEnd(null, TimeSpan.FromDays(60)) },
        ];
        foreach (UserAct act in acts)
        {
            await ActAsync(await SignUpAsync(entrance), act);
        }

        ModelledUser runs = await SignUpAsync(entrance);
        await ActAsync(runs, new GrantSubscription { Tier = SubscriptionTier.Premium, Days = 5 });
        Result<ChatView> chat = await _silo.AskAsync((IChatDeskGrain desk) => desk.Create(SessionKey.Of(runs.Session), new NewChat("Lounge", null, AllowControlRequests: false)));
        chat = await _silo.AskAsync((IChatDeskGrain desk) => desk.Start(SessionKey.Of(Session), chat.Value!.Id));
        runs.Chat = ModelledChat.Of(chat.Value!);
    }

    /// <summary>Does what was not acknowledged once more where that is safe.</summary>
    public async Task RepeatAsync(PlatformAccess entrance)
    {
        foreach (Identity identity in _unacknowledgedSignIns)
        {
            _users.Add(new ModelledUser(await entrance.SignInAsync(identity)));
        }

        foreach ((RunningBot bot, string key, long count) in _unacknowledgedBatches)
        {
            PlatformResponse answer = await bot.At(entrance.Address).ReportOnceAsync(key, new { command = "model", count });
            answer.ShouldBeOk();
            _executions += count;
        }
    }

    /// <summary>What the counts must be by the clock: the model, and for those in doubt what they say themselves.</summary>
    /// <param name="now">The clock of the platform.</param>
    public async Task<ModelledCounts> ReadAsync(DateTimeOffset now)
    {
        foreach (ModelledUser user in _users.Where(user => user.IsInDoubt))
        {
            Result<UserDetails> shown = await _silo.AskAsync((IUserConsoleGrain door) => door.Show(Session, user.Id));
            Assert.True(!shown.IsRefused || shown.Refusal.Code == ErrorCodes.NotFound, shown.Refusal?.Detail);
            user.Learn(shown.IsRefused ? null : shown.Value);
        }

        foreach (ModelledBot bot in _bots.Where(bot => bot.IsInDoubt))
        {
            Result<BotView> shown = await _silo.AskAsync((IBotConsoleGrain door) => door.Show(Session, bot.Name));
            Assert.True(!shown.IsRefused || shown.Refusal.Code == ErrorCodes.NotFound, shown.Refusal?.Detail);
            bot.Learn(shown.IsRefused ? null : shown.Value);
        }

        ModelledUser[] users = [.. _users.Where(user => !user.IsDeleted)];
        ModelledBot[] bots = [.. _bots.Where(bot => !bot.IsDeleted)];

        // The Owner is a user, too.
        return new ModelledCounts(
            new UserCounts(
                users.Length + 1,
                users.Count(user => user.TierAt(now) == SubscriptionTier.Basic) + 1,
                users.Count(user => user.TierAt(now) == SubscriptionTier.Trial),
                users.Count(user => user.TierAt(now) == SubscriptionTier.Premium),
                users.Count(user => user.TierAt(now) == SubscriptionTier.Lifetime),
                users.Count(user => user.StateAt(now) == AccountState.Active) + 1,
                users.Count(user => user.StateAt(now) == AccountState.Timeout),
                users.Count(user => user.StateAt(now) == AccountState.Banned)),
            new BotCounts(
                bots.Length,
                bots.Count(bot => bot.Type == BotType.Official),
                bots.Count(bot => bot.Type == BotType.Verified),
                bots.Count(bot => bot.Type == BotType.Community),
                bots.Count(bot => bot.IsActive)),
            new ChatCounts(
                users.Count(user => user.Chat is not null),
                users.Count(user => user.Chat is { IsPublic: true }),
                users.Count(user => user.Chat is { IsPublic: false }),
                users.Count(user => user.Chat is { Runs: true } && user.MayRunAt(now))),
            _executions);
    }

    /// <summary>The sessions that their users list as live.</summary>
    public async Task<int> CountSessionsAsync()
    {
        string self = _owner.User.Id.ToString(CultureInfo.InvariantCulture);
        int live = 0;
        foreach (string id in _users.Where(user => !user.IsDeleted).Select(user => user.Id).Append(self))
        {
            live += (await _silo.AskAsync((ISessionConsoleGrain door) => door.List(Session, id))).Value!.Sessions.Length;
        }

        return live;
    }

    /// <summary>Sessions whose user may not know of them, since his silo died between the one row and the other.</summary>
    public int UnacknowledgedSignIns => _unacknowledgedSignIns.Count;

    private async Task<ModelledUser> SignUpAsync(PlatformAccess entrance)
    {
        ModelledUser user = new(await entrance.SignInAsync());
        _users.Add(user);
        return user;
    }

    private async Task SignUpAsync(PlatformAccess entrance, List<ModelledUser> users)
    {
        Identity identity = Identity.Fresh();
        if (await TryAsync(() => entrance.SignInAsync(identity)) is (true, { } person))
        {
            ModelledUser user = new(person);
            users.Add(user);
            _users.Add(user);
        }
        else
        {
            _unacknowledgedSignIns.Add(identity);
        }
    }

    private async Task ActAsync(ModelledUser user, UserAct act)
    {
        DateTimeOffset asked = DateTimeOffset.UtcNow;
        (bool isAnswered, Result<UserActOutcome> outcome) = await TryAsync(() => _silo.AskAsync((IUserConsoleGrain door) => door.Act(Session, user.Id, act, false)));
        if (!isAnswered)
        {
            user.IsInDoubt = true;
            return;
        }

        ModelledMoment moment = ModelledMoment.Between(asked, DateTimeOffset.UtcNow);
        Assert.True(
            (user.Allows(act, moment) ?? !outcome.IsRefused) == !outcome.IsRefused,
            $"{act} on {user.Id} ({user.TierAt(asked)}, {user.StateAt(asked)}): {outcome.Refusal?.Detail ?? "done"}");
        if (!outcome.IsRefused)
        {
            user.Do(act, moment);
        }
    }

    private async Task CreateAsync(List<ModelledBot> bots)
    {
        string name = Names.Fresh();
        (_, RunningBot? running) = await TryAsync(() => _owner.BotAsync(name: name));
        ModelledBot bot = new(name) { Running = running, IsInDoubt = running is null };
        bots.Add(bot);
        _bots.Add(bot);
    }

    private async Task ActAsync(ModelledBot bot, BotAct act)
    {
        (bool isAnswered, Result<BotActOutcome> outcome) = await TryAsync(() => _silo.AskAsync((IBotConsoleGrain door) => door.Act(Session, bot.Name, act, false)));
        if (!isAnswered)
        {
            bot.IsInDoubt = true;
        }
        else if (!outcome.IsRefused)
        {
            bot.Do(act);
        }
    }

    /// <summary>Has him create a chat, or an Owner do something with it.</summary>
    private async Task ActOnChatAsync(ModelledUser user, Random random)
    {
        SessionKey operating = SessionKey.Of(Session);
        (bool isAnswered, Result<ChatView> outcome) = user.Chat is { } chat
            ? await TryAsync(() => _silo.AskAsync((IChatDeskGrain desk) => random.Next(6) switch
            {
                0 => desk.Stop(operating, chat.Id),
                1 => desk.Update(operating, chat.Id, new ChatUpdate { ChangesSlug = true, Slug = chat.IsPublic ? null : "model-" + user.Id }),
                _ => desk.Start(operating, chat.Id),
            }))
            : await TryAsync(() => _silo.AskAsync((IChatDeskGrain desk) => desk.Create(SessionKey.Of(user.Session), new NewChat("Lounge", null, AllowControlRequests: false))));
        if (!isAnswered)
        {
            user.IsInDoubt = true;
        }
        else if (!outcome.IsRefused)
        {
            user.Chat = ModelledChat.Of(outcome.Value);
        }
        else
        {
            Assert.Contains(outcome.Refusal.Code, ExpectedOfChats);
        }
    }

    private async Task<bool> TryReportAsync(RunningBot bot, long count)
    {
        string key = Guid.NewGuid().ToString("N");
        (_, PlatformResponse? answer) = await TryAsync(() => bot.ReportOnceAsync(key, new { command = "model", count }));
        if (answer is { Status: 200 })
        {
            Interlocked.Add(ref _executions, count);
            return true;
        }

        Assert.True(answer is null or { Status: 503 }, answer?.Text);
        _unacknowledgedBatches.Add((bot, key, count));
        return false;
    }

    /// <summary>Not answered where the answer stayed away, or said that the outcome is open.</summary>
    private static async Task<(bool IsAnswered, T? Answer)> TryAsync<T>(Func<Task<T>> act)
    {
        try
        {
            return (true, await act());
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or TimeoutException or OrleansException or UnavailableException)
        {
            return (false, default);
        }
        catch (Xunit.Sdk.XunitException refused) when (refused.Message.Contains("503", StringComparison.Ordinal))
        {
            return (false, default);
        }
    }
}
