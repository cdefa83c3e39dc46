using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Audit;
using Platform.Grains.Chats;
using Platform.Grains.Cluster;
using Platform.Grains.Directory;
using Platform.Grains.Hosting;
using Platform.Grains.Sessions;
using Platform.Grains.Storage;
using Platform.Grains.Time;

namespace Platform.Grains.Users;

/// <summary>One user: asks the rules, writes what they decide, and tells his sessions before he answers.</summary>
internal sealed partial class UserGrain : Grain, IUserGrain, IOperatedUserGrain, IRemindable
{
    private static readonly TimeSpan WorthWriting = TimeSpan.FromMinutes(1);

    private readonly Stored<UserState> _stored;
    private readonly TimeProvider _clock;
    private readonly ISiloLease _lease;
    private readonly IBotDirectory _bots;
    private readonly IChatDirectory _chats;
    private readonly PresentUsers _present;
    private readonly NewGrains _newGrains;
    private readonly ILogger<UserGrain> _logger;
    private readonly long _activatedAt;
    private readonly UserId _id;
    private readonly UsernameClaims _names;
    private readonly SessionNotices _notices;
    private readonly UserReminders _reminders;
    private readonly Departure _departure;
    private DateTimeOffset _lastActivity;
    private PresentUser? _shown;
    private bool _isCounted;

    public UserGrain(
        [PersistentState(StateNames.User)] IPersistentState<UserState> storage,
        TimeProvider clock,
        ISiloLease lease,
        IBotDirectory bots,
        IChatDirectory chats,
        PresentUsers present,
        NewGrains newGrains,
        ILogger<UserGrain> logger)
    {
        _stored = new Stored<UserState>(storage, this, ShowChange);
        _clock = clock;
        _lease = lease;
        _bots = bots;
        _chats = chats;
        _present = present;
        _newGrains = newGrains;
        _logger = logger;
        _activatedAt = clock.GetTimestamp();
        _id = new UserId(this.GetPrimaryKeyLong());
        _names = new UsernameClaims(GrainFactory, _id);
        _notices = new SessionNotices(GrainFactory, clock);
        _reminders = new UserReminders(this, logger);
        _departure = new Departure(this);
    }

    private UserState User => _stored.Current;

    private DateTimeOffset Now => _clock.StoredNow();

    // His session may have answered for him meanwhile.
    private DateTimeOffset LastActivity => _shown is { } shown && shown.SeenAt > _lastActivity ? shown.SeenAt : _lastActivity;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _lastActivity = User.LastActivityAt;
        _isCounted = true;
        UserMeter.Active.Add(1);
        if (!User.Sessions.Untold.IsEmpty || HasErrands)
        {
            SettleSoon();
        }

        return Task.CompletedTask;
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        ShowChange(null);
        if (_isCounted)
        {
            UserMeter.Active.Add(-1);
        }

        if (_stored.IsKnown && Exists && LastActivity - User.LastActivityAt >= WorthWriting)
        {
            await _stored.Write(User with { LastActivityAt = LastActivity, Outbox = [] });
        }
    }

    /// <summary>Lets others on this silo look at what is stored: whoever asks what is asked often will ask it again, many times a second.</summary>
    private void Show()
    {
        if (_shown is null)
        {
            _shown = new PresentUser(User);
            _present.Show(_id, _shown);
        }
    }

    private void ShowChange(UserState? known)
    {
        if (_shown is null)
        {
            return;
        }

        if (known is not null)
        {
            _shown.State = known;
            return;
        }

        _present.Hide(_id, _shown);
        _lastActivity = LastActivity;
        _shown = null;
    }

    /// <summary>Whether he has an account; a deleted user has none.</summary>
    private bool Exists => _stored.Exists && User.DeletedAt is null;

    private bool Found()
    {
        if (!_stored.Exists)
        {
            _departure.Begin();
        }

        return Exists;
    }

    /// <summary>Writes the next state with what is known of the user's activity and the audit events that belong to it, and tells the sessions it concerns.</summary>
    /// <remarks>His bots ask instead of being told: what changes for them is acknowledged when no other activation of him can be asked any more.</remarks>
    /// <exception cref="UnavailableException">The outcome is unknown, or a session could not be told: what is written stands, and telling goes on.</exception>
    private async Task Write(UserState next, params ImmutableArray<AuditEvent> told)
    {
        DateTimeOffset now = Now;
        next = WithErrands(ChatOwnership.Trim(next, now));
        ImmutableArray<TokenHash> concerned = SessionStandings.Concerned(User, next, now);
        ImmutableArray<TokenHash> untold = [.. Unwritten.Union(concerned)];
        bool tells = !Untold.IsEmpty || !concerned.IsEmpty;
        bool mayBeAsked = UserStandings.HasChanged(User, next, now);
        bool endsSessions = User.Sessions.Live.Any(session => next.Sessions.Find(session.Hash) is null);
        await _stored.Write(next with
        {
            Version = User.Version + 1,
            LastActivityAt = LastActivity,
            Sessions = next.Sessions with { Untold = untold, UntoldSince = untold.IsEmpty ? null : now },
            Outbox = told,
        });
        _hasTold = !tells;
        _haveWritten = untold.IsEmpty;
        BeginErrands();
        if (tells)
        {
            await TellSessions();
        }

        if (endsSessions)
        {
            await StirWatchers();
        }

        if (mayBeAsked || tells)
        {
            await _lease.RequireSoleHolder(_activatedAt);
        }

        await RunErrands();
    }
}
