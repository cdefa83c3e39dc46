using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Orleans.Storage;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Sessions;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Audit;
using Platform.Grains.Cluster;
using Platform.Grains.Hosting;
using Platform.Grains.Permissions;
using Platform.Grains.Storage;
using Platform.Grains.Time;
using Platform.Grains.Users;

namespace Platform.Grains.Bots;

/// <summary>One bot: admits its requests from memory, and writes what it says of itself and what operators do to it.</summary>
internal sealed partial class BotGrain : Grain, IBotGrain, IOperatedBotGrain
{
    private static readonly BotAdmission NotAdmitted = new(null, BotRefusals.InvalidKey, null, []);

    private readonly Stored<BotState> _stored;
    private readonly Departure _departure;
    private readonly WrittenLimits _written;
    private readonly TimeProvider _clock;
    private readonly ISiloLease _lease;
    private readonly PresentBots _present;
    private readonly StandingReader _standings;
    private readonly ILogger<BotGrain> _logger;
    private readonly long _activatedAt;
    private readonly BotId _id;
    private PresentBot? _shown;

    public BotGrain(
        [PersistentState(StateNames.Bot)] IPersistentState<BotState> storage,
        IGrainStorage rows,
        TimeProvider clock,
        ISiloLease lease,
        PresentBots present,
        StandingReader standings,
        ILogger<BotGrain> logger)
    {
        _stored = new Stored<BotState>(storage, this, ShowChange);
        _departure = new Departure(this);
        _written = new WrittenLimits(rows, this.GetGrainId(), logger);
        GrainContext.ObservableLifecycle.Subscribe(nameof(WrittenLimits), GrainLifecycleStage.SetupState, _ => _written.Read());
        _clock = clock;
        _lease = lease;
        _present = present;
        _standings = standings;
        _logger = logger;
        _activatedAt = clock.GetTimestamp();
        _id = new BotId(this.GetPrimaryKeyLong());
    }

    private BotState Bot => _stored.Current;

    private bool Exists => _stored.Exists && Bot.DeletedAt is null;

    private DateTimeOffset? LastActivity => _shown is null ? _written.Before.LastActivityAt : _shown.LastActivity;

    private PresentBot Shown => _shown ??= new PresentBot(
        _id, Bot, BotLimits.Restore(Bot.RateLimitPerHour, _written.Before, _clock.GetUtcNow(), _clock.Elapsed()), _written.Before.LastActivityAt, _written, _clock);

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        if (_shown is null)
        {
            return;
        }

        await _present.Leave(_shown);
        if (_shown.IsUnwritten || _written.IsBySecond)
        {
            await _written.TryWrite(_shown.ToState());
        }
    }

    public Task<BotAdmission> Admit(TokenHash key) => Admit(key, withSelf: false);

    public Task<BotAdmission> AdmitWithSelf(TokenHash key) => Admit(key, withSelf: true);

    private Task<BotAdmission> Admit(TokenHash key, bool withSelf)
    {
        // Another silo may have been told that the key is dead, and may count this bot's requests.
        _lease.Require();
        if (!IsInForce(key))
        {
            return Task.FromResult(NotAdmitted);
        }

        ValueTask<UserStanding?> owner = Bot.OwnerId is { } ownerId ? _standings.Read(ownerId) : default;
        // An owner in memory on this silo is there at once: nothing is waited for, and nothing changes meanwhile.
        return owner.IsCompletedSuccessfully ? Task.FromResult(Admission(owner.Result, withSelf)) : AdmitLater(owner, key, withSelf);
    }

    private async Task<BotAdmission> AdmitLater(ValueTask<UserStanding?> owner, TokenHash key, bool withSelf)
    {
        UserStanding? standing = await owner;

        // Much may have changed while the owner answered.
        return IsInForce(key) ? Admission(standing, withSelf) : NotAdmitted;
    }

    private BotAdmission Admission(UserStanding? owner, bool withSelf)
    {
        BotAdmission admission = _present.Admit(Shown, owner, withSelf);
        if (admission is { Refusal: null, Suspension: null })
        {
            _present.Show(Shown);
        }

        return admission;
    }

    public Task<bool> Holds(TokenHash key)
    {
        _lease.Require();
        return Task.FromResult(IsInForce(key));
    }

    public Task<Result<BotSelf>> GetSelf() => Task.FromResult<Result<BotSelf>>(Found() ? ToSelf() : BotRefusals.NotFound);

    public async Task<Result<BotSight>> GetSight(SessionKey? viewer)
    {
        Result<SessionPrincipal> looking = viewer is { } session ? await GrainFactory.GetGrain<ISessionGrain>(session.GrainKey).Identify() : SessionRefusals.Ended;
        if (!Found())
        {
            return BotRefusals.NotFound;
        }

        BotView bot = Bot.ToView(LastActivity);
        return new BotSight(bot.ToPublic(), !looking.IsRefused && Hierarchy.IsOperator(looking.Value.Level) ? bot : null);
    }

    public async Task<Result<BotTimes>> Update(BotUpdate update)
    {
        if (!Found())
        {
            return BotRefusals.NotFound;
        }

        if (BotRules.Refuse(update) is { } refusal)
        {
            return refusal;
        }

        await Write(BotUpdates.Apply(Bot, update, _clock.StoredNow()));
        return new BotTimes(Bot.CreatedAt, Bot.UpdatedAt);
    }

    public Task<BotView?> Peek() => Task.FromResult(Found() ? Bot.ToView(LastActivity) : null);

    public Task<int?> GetStatisticsEpoch() => Task.FromResult<int?>(Found() ? Bot.StatisticsEpoch : null);

    public Task<bool> Vouches(DateTimeOffset codeIssuedAt)
    {
        _lease.Require();
        return Task.FromResult(Bot.SessionsVoidUntil is not { } until || codeIssuedAt > until);
    }

    public Task<CreatedBot> Create(Actor actor, CreateBot bot, UserId owner) => Begin((key, now) =>
    {
        BotState created = NewBot.Create(_id, bot, owner, key, now);
        return new RegisteredBot(created, [BotActs.Created(actor, created)]);
    });

    public Task<CreatedBot> Import(Actor actor, BotRecord record, UserId owner)
    {
        // Nobody asks for most of them soon, and there may be many.
        _departure.Begin();
        return Begin((key, now) => BotImports.Register(_id, actor, record, owner, key, now));
    }

    private async Task<CreatedBot> Begin(Func<TokenHash, DateTimeOffset, RegisteredBot> register)
    {
        if (_stored.Exists)
        {
            throw new InvalidOperationException("A bot is created once.");
        }

        Credential key = Credential.CreateForBot(_id.Value);
        RegisteredBot registered = register(key.Hash, _clock.StoredNow());
        await Write(registered.Bot, registered.Told);
        return new CreatedBot(Bot.ToView(null), key.Plain);
    }

    public async Task<Result<BotActOutcome>> Act(Actor actor, BotAct act, bool dryRun)
    {
        if (!Found())
        {
            return BotRefusals.NotFound;
        }

        Credential? newKey = null;
        DateTimeOffset now = _clock.StoredNow();
        BotState before = Bot;
        Result<BotState> decided = BotActs.Decide(before, act, () => (newKey = Credential.CreateForBot(_id.Value)).Hash, now);
        if (decided.IsRefused)
        {
            return decided.Refusal;
        }

        BotState after = decided.Value;
        var outcome = new BotActOutcome(
            before.ToView(LastActivity),
            after.DeletedAt is null ? after.ToView(LastActivity) : null,
            dryRun ? null : newKey?.Plain,
            EndedSessions: 0);
        if (!dryRun)
        {
            await Write(after, BotActs.Done(actor, act, before, after, now));
            await _lease.RequireSoleHolder(_activatedAt);
            await TellOwner();
            if (after.DeletedAt is not null)
            {
                await Forget();
            }
        }

        return outcome;
    }

    public async Task Settle()
    {
        if (Found())
        {
            await TellOwner();
        }
    }

    public async Task LoseOwner(UserId owner)
    {
        if (Found() && Bot.OwnerId == owner && Bot.IsActive)
        {
            DateTimeOffset now = _clock.StoredNow();
            await Write(Bot with { IsActive = false, UpdatedAt = now }, BotActs.Orphaned(Bot, now));
        }
    }

    private BotSelf ToSelf() => new(Bot.ToView(LastActivity), Shown.ReadHour());

    private bool IsInForce(TokenHash key) => Found() && BotRules.IsInForce(Bot, key, _clock.GetUtcNow());

    private void ShowChange(BotState? known)
    {
        if (_shown is null)
        {
            return;
        }

        if (known is null)
        {
            _present.Hide(_shown);
            return;
        }

        _shown.Adopt(known);
    }

    private bool Found()
    {
        if (!Exists)
        {
            // Made-up ids must not fill memory.
            _departure.Begin();
        }

        return Exists;
    }

    private async Task Write(BotState next, params ImmutableArray<AuditEvent> told)
    {
        await _stored.Write(next with { LastActivityAt = next.DeletedAt is null ? LastActivity ?? next.LastActivityAt : null, Outbox = told });
    }

    // What was done stands: what its owner could not be told now, the upkeep has told later.
    private async Task TellOwner()
    {
        if (Bot is not { OwnerNews: { } news, OwnerId: { } owner })
        {
            return;
        }

        try
        {
            await GrainFactory.GetGrain<IOperatedUserGrain>(owner.Value).Notify(news);
            await Write(Bot with { OwnerNews = null });
        }
        catch (Exception fault) when (fault.IsTransient())
        {
            LogUntold(fault);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The owner of a bot could not be told of a change of it yet; he will be.")]
    private partial void LogUntold(Exception fault);

    private async Task Forget()
    {
        if (_shown is { } shown)
        {
            // What it has counted is not to be written any more.
            _shown = null;
            await _present.Leave(shown);
        }

        await _written.Clear();
        _departure.Begin();
    }
}
