using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Platform.GrainInterfaces.Results;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Chaos;

/// <summary>Somebody with one slot who creates, starts, stops and deletes his chat, and the guests who come by invites that are too few for all.</summary>
internal sealed class ChatHost(Stage stage, NewSession host, IReadOnlyList<NewSession> guests) : Participant(stage)
{
    private const string Root = "/v1/portal/chats";

    private readonly ObjectHistory<Lounge> _lounge = new($"chats of {host.Id}", Lounge.None);
    private readonly ConcurrentQueue<ObjectHistory<Guests>> _invites = new();
    private long? _chat;

    /// <summary>Whether the present chat is to get no more invites.</summary>
    private bool _isInvitedTo;

    public override TimeSpan Pace => TimeSpan.FromMilliseconds(800);

    public override IEnumerable<IObjectHistory> Histories => [_lounge, .. _invites];

    public override Task ActAsync(Random random) => (random.Next(9), _chat) switch
    {
        ( <= 1, _) => LookAsync(),
        ( <= 3, _) or (_, null) => Task.WhenAll(CreateAsync(), CreateAsync()),
        (4, _) => RunAsync(true),
        (5, _) => RunAsync(false),
        (6, _) => DeleteAsync(),
        _ when !_isInvitedTo => InviteAsync(random),
        _ => LookAsync(),
    };

    public override Task SettleAsync() => Stage.InsistAsync(LookAsync);

    private string Path => string.Create(CultureInfo.InvariantCulture, $"{Root}/{_chat}");

    private async Task<Answer> LookAsync()
    {
        Answer list = await Stage.GetAsync(host.Client, "/v1/users/me/chats");
        if (list.IsDone)
        {
            JsonElement[] chats = [.. list.Response!.Json.EnumerateArray()];
            if (chats.Length > 1)
            {
                Stage.Violations.Enqueue($"{chats.Length} chats in one slot: " + list.Response);
            }

            Take(chats.Length == 0 ? null : chats[0].Number("id"));
            _lounge.Add(list.As(new LoungeSeen(chats.Length > 0, chats.Length > 0 && chats[0].Flag("running"))));
        }

        return list;
    }

    private async Task CreateAsync()
    {
        Answer answer = await Stage.PostAsync(host.Client, Root, new { name = "Lounge" });
        if (answer.IsDone || answer.Response is null)
        {
            _lounge.Add(answer.As(new LoungeCreated()));
        }
        else if (answer.Code == ErrorCodes.NoChatSlot)
        {
            _lounge.Add(answer.As(new NoSlot()));
        }
        else if (answer.Response.Status != 429)
        {
            Stage.Violations.Enqueue("a chat was refused: " + answer.Response);
        }

        if (answer.IsDone)
        {
            long id = answer.Response!.Json.Number("id");
            Stage.Numbers.Add("chat", Guid.NewGuid().ToString("N"), id);
            Take(id);
        }
    }

    private async Task RunAsync(bool runs)
    {
        Answer answer = await Stage.PostAsync(host.Client, Path + (runs ? "/start" : "/stop"));
        if (answer.IsDone || answer.Response is null)
        {
            _lounge.Add(answer.As(new LoungeRun(runs)));
        }
    }

    private async Task DeleteAsync()
    {
        Answer answer = await Stage.PostAsync(host.Client, Path + "/delete");
        if (answer.IsDone || answer.Response is null)
        {
            _lounge.Add(answer.As(new LoungeDeleted()));

            // One that was not answered may still come while guests are on their way.
            _isInvitedTo = true;
        }
    }

    /// <summary>All guests come at once, and again where they were not answered.</summary>
    private async Task InviteAsync(Random random)
    {
        int most = random.Next(1, guests.Count);
        string path = Path;
        Answer invited = await Stage.PostAsync(host.Client, path + "/invites", new { max_uses = most });
        if (!invited.IsDone)
        {
            return;
        }

        // An invite a chat: whoever is a member already tells nothing about the uses.
        _isInvitedTo = true;
        string code = invited.Response!.Json.Text("code")!;
        ObjectHistory<Guests> history = new($"invite to {path}", new Guests(most, []));
        _invites.Enqueue(history);
        await Task.WhenAll(guests.Select(guest => JoinAsync(guest, code, history)));
        Answer members = await Stage.GetAsync(host.Client, path + "/members?limit=100");
        if (members.IsDone)
        {
            IEnumerable<long> ids = members.Response!.Json.EnumerateArray().Select(member => member.GetProperty("user").Number("id"));
            history.Add(members.As(new GuestsSeen([.. ids.Where(id => id != host.Id)])));
        }
    }

    private async Task JoinAsync(NewSession guest, string code, ObjectHistory<Guests> history)
    {
        for (int attempt = 0; attempt < 3; attempt++)
        {
            Answer answer = await Stage.PostAsync(guest.Client, "/v1/portal/resolve/" + code);
            if (answer.IsDone || answer.Response is null)
            {
                history.Add(answer.As(new Joined(guest.Id)));
            }
            else if (answer.Response.Status == 404)
            {
                history.Add(answer.As(new InviteSpent()));
            }

            if (answer.Response is not null)
            {
                return;
            }
        }
    }

    private void Take(long? chat)
    {
        if (chat != _chat)
        {
            _isInvitedTo = false;
        }

        _chat = chat;
    }
}
