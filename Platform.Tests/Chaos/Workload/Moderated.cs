using Platform.GrainInterfaces.Audit;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Sessions;
using Platform.GrainInterfaces.Users;

namespace Platform.Tests.Chaos;

/// <summary>Somebody with a few sessions whom an operator bans, times out and frees again, and whose sessions are ended one by one, while they go on asking.</summary>
/// <param name="stage">What all share.</param>
/// <param name="desk">Signs him in.</param>
/// <param name="first">His first session.</param>
/// <param name="admin">The operator's session.</param>
internal sealed class Moderated(Stage stage, SignInDesk desk, NewSession first, Secret admin) : Participant(stage)
{
    private const int MostSessions = 4;

    // Ended ones are asked for a little longer: none may come back.
    private const int MostEnded = 2;

    private readonly AccountHistory _history = Started(first);
    private readonly List<NewSession> _live = [first];
    private readonly Queue<NewSession> _ended = new();

    public override TimeSpan Pace => TimeSpan.FromMilliseconds(700);

    public override IEnumerable<IObjectHistory> Histories => [_history];

    public override Task ActAsync(Random random) => random.Next(14) switch
    {
        <= 2 => LookAsync(),
        <= 4 => Task.WhenAll(DoAsync(new BanUser { Reason = "chaos" }, AuditEvents.UserBan, new Banned()), LookAsync()),
        <= 6 => DoAsync(new LiftBans(), AuditEvents.UserUnban, new Unbanned(), new NoBan()),
        7 => DoAsync(new TimeOutUser { Reason = "chaos", End = new PunishmentEnd(null, TimeSpan.FromHours(1)) }, AuditEvents.UserTimeout, new TimedOut()),
        8 => DoAsync(new LiftTimeouts(), AuditEvents.UserUntimeout, new TimeoutLifted(), new NoTimeout()),
        9 when _live.Count > 1 => DestroyAsync(_live[random.Next(1, _live.Count)]),
        10 when _live.Count > 0 => RevokeAsync(_live[random.Next(_live.Count)]),
        11 when _live.Count > 0 => RenameAsync(_live[random.Next(_live.Count)]),
        _ when _live.Count < MostSessions => SignInAsync(),
        _ => DestroyAsync(_live[^1]),
    };

    public override async Task SettleAsync()
    {
        await LookAsync();
        await Stage.InsistAsync(() => DoAsync(new LiftBans(), AuditEvents.UserUnban, new Unbanned(), new NoBan()));
        await Stage.InsistAsync(() => DoAsync(new LiftTimeouts(), AuditEvents.UserUntimeout, new TimeoutLifted(), new NoTimeout()));
        await SignInAsync();
        await LookAsync();
    }

    private static AccountHistory Started(NewSession first)
    {
        AccountHistory history = new($"user {first.Id}");
        history.Add(first.Suffix, first.Verified.As(new SessionOpened()));
        return history;
    }

    private Task LookAsync() => Task.WhenAll(_live.Concat(_ended).ToArray().Select(LookAsync));

    private async Task LookAsync(NewSession session)
    {
        Answer me = await Stage.GetAsync(session.Client, "/v1/users/me");
        switch (me.Response?.Status)
        {
            case 200:
                _history.Add(session.Suffix, me.As(new Admitted()));
                break;
            case 401:
                _history.Add(session.Suffix, me.As(new Turned()));
                End(session);
                break;
            case null or 429:
                break;
            default:
                Stage.Violations.Enqueue("a profile was refused: " + me.Response);
                break;
        }
    }

    private async Task SignInAsync()
    {
        SignInEnd end = await desk.TryAsync(first.Identity);
        if (end.Session is { } session)
        {
            _history.Add(session.Suffix, session.Verified.As(new SessionOpened()));
            lock (_live)
            {
                _live.Add(session);
            }
        }
        else if (end.IsBanned)
        {
            _history.Add(end.Last.As(new SignInRefusedAsBanned()));
        }
    }

    private async Task<ConsoleAnswer<UserActOutcome>> DoAsync(UserAct act, string auditEvent, Step<SessionLife> done, Step<SessionLife>? refused = null)
    {
        ConsoleAnswer<UserActOutcome> answer = await Stage.ActAsync(admin, first.Id, act, auditEvent);
        if (answer.IsDone || !answer.IsAnswered)
        {
            _history.Add(answer.As(done));
        }
        else if (refused is not null && answer.Code == ErrorCodes.Conflict)
        {
            _history.Add(answer.As(refused));
        }
        else
        {
            Stage.Violations.Enqueue($"{auditEvent} was refused: {answer.Result.Refusal}");
        }

        return answer;
    }

    /// <summary>One session ends another of the same user.</summary>
    private async Task DestroyAsync(NewSession target)
    {
        NewSession actor = _live[0];
        if (actor == target)
        {
            return;
        }

        Answer answer = await Stage.PostAsync(actor.Client, $"/v1/users/me/sessions/{target.Suffix}/destroy");
        if (answer.IsDone || answer.Response is null)
        {
            _history.Add(target.Suffix, answer.As(new SessionDestroyed()));
        }
        else if (answer.Response.Status == 404)
        {
            _history.Add(target.Suffix, answer.As(new SessionNotFound()));
        }

        if (answer.Response is { Status: 200 or 404 })
        {
            _history.Add(actor.Suffix, answer.As(new Admitted()));
            End(target);
        }
        else if (answer.Response is { Status: 401 })
        {
            _history.Add(actor.Suffix, answer.As(new Turned()));
            End(actor);
        }
    }

    private async Task RevokeAsync(NewSession target)
    {
        ConsoleAnswer<UserActOutcome> answer = await Stage.ActAsync(
            admin, first.Id, new RevokeSessions { Suffix = target.Suffix, Reason = "chaos" }, AuditEvents.SessionRevoke);
        if (answer.IsDone || !answer.IsAnswered)
        {
            _history.Add(target.Suffix, answer.As(new SessionDestroyed()));
        }
        else if (answer.Code == ErrorCodes.NotFound)
        {
            _history.Add(target.Suffix, answer.As(new SessionNotFound()));
        }
        else
        {
            Stage.Violations.Enqueue("a revocation was refused: " + answer.Result.Refusal);
        }
    }

    private async Task RenameAsync(NewSession session)
    {
        Answer answer = await Stage.PostAsync(session.Client, "/v1/users/me/update", new { username = Infrastructure.Names.Fresh() });
        Step<SessionLife>? step = (answer.Response?.Status, answer.Code) switch
        {
            (200, _) => new Changed(),
            (403, ErrorCodes.AccountTimeout) => new ChangeRefusedAsTimedOut(),
            (401, _) => new Turned(),
            _ => null,
        };
        if (step is not null)
        {
            _history.Add(session.Suffix, answer.As(step));
        }
    }

    private void End(NewSession session)
    {
        lock (_live)
        {
            if (!_live.Remove(session))
            {
                return;
            }

            _ended.Enqueue(session);
            if (_ended.Count > MostEnded)
            {
                _ended.Dequeue();
            }
        }
    }
}
