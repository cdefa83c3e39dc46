using System.Collections.Concurrent;
using Platform.GrainInterfaces.Results;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Chaos;

/// <summary>Signs new people in, asks for them once more where no answer came, and looks whether their sessions live.</summary>
internal sealed class Newcomer(Stage stage, SignInDesk desk) : Participant(stage)
{
    private readonly ConcurrentQueue<(NewSession Session, AccountHistory History)> _people = new();
    private readonly Queue<Identity> _again = new();
    private readonly ConcurrentQueue<string> _complaints = new();
    private readonly HashSet<Identity> _uncertain = [];
    private readonly HashSet<Identity> _unanswered = [];

    public override IEnumerable<IObjectHistory> Histories => _people.Select(person => person.History);

    public override async Task ActAsync(Random random)
    {
        bool isFirst = !_again.TryDequeue(out Identity? identity);
        identity ??= Identity.Fresh();
        SignInEnd end = await desk.TryAsync(identity);
        if (end.IsUncertain)
        {
            _uncertain.Add(identity);
        }

        if (end.Session is not { } session)
        {
            if (end.Last.Response is null)
            {
                _unanswered.Add(identity);
            }
            else if (!end.Last.IsDone && !IsReplaced(identity, end.Last))
            {
                _complaints.Enqueue("a sign-in was refused: " + end.Last.Response);
            }

            _again.Enqueue(identity);
            return;
        }

        bool isCreated = session.Profile.Flag("user_created");
        if (!isCreated && isFirst)
        {
            _complaints.Enqueue($"user {session.Id} was there before anybody asked");
        }

        if (!isCreated && !_uncertain.Contains(identity))
        {
            _complaints.Enqueue($"user {session.Id} was created by nobody");
        }

        AccountHistory history = new($"user {session.Id}");
        history.Add(session.Suffix, session.Verified.As(new SessionOpened()));
        _people.Enqueue((session, history));
        await LookAsync(session, history);
    }

    public override async Task SettleAsync()
    {
        foreach ((NewSession session, AccountHistory history) in _people)
        {
            await LookAsync(session, history);
        }
    }

    public override IEnumerable<string> Complaints() => _complaints;

    /// <summary>A request for a code that was not answered may be carried out after the next one: its code is the newest then, and good from where it was asked for.</summary>
    private bool IsReplaced(Identity identity, Answer verified) => verified.Code == ErrorCodes.InvalidCode && _unanswered.Contains(identity);

    private async Task LookAsync(NewSession session, AccountHistory history)
    {
        Answer me = await Stage.GetAsync(session.Client, "/v1/users/me");
        if (me.IsDone)
        {
            Stage.Numbers.Add("user", session.Identity.PlatformUserId, me.Response!.Json.Number("id"));
            history.Add(session.Suffix, me.As(new Admitted()));
        }
        else if (me.Response is { Status: 401 })
        {
            history.Add(session.Suffix, me.As(new Turned()));
        }
    }
}
