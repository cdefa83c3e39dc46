using Platform.Tests.Infrastructure;

namespace Platform.Tests.Chaos;

/// <summary>Renames himself, mostly to a name that others want, too, and reads what he is called.</summary>
/// <param name="stage">What all share.</param>
/// <param name="session">He himself.</param>
/// <param name="person">Which of those who fight.</param>
/// <param name="wanted">The names they fight for.</param>
/// <param name="names">What happens to their names.</param>
internal sealed class NameFighter(Stage stage, NewSession session, int person, IReadOnlyList<string> wanted, NameHistory names) : Participant(stage)
{
    public long Id => session.Id;

    public override async Task ActAsync(Random random)
    {
        if (random.Next(5) < 2)
        {
            await LookAsync();
            return;
        }

        string name = random.Next(3) == 0 ? Infrastructure.Names.Fresh() : Infrastructure.Names.InMixedCase(wanted[random.Next(wanted.Count)]);
        Answer answer = await Stage.PostAsync(session.Client, "/v1/users/me/update", new { username = name });
        switch (answer.Response?.Status)
        {
            case null or 200:
                names.Add(answer.As(new Renamed(person, name)));
                break;
            case 409:
                names.Add(answer.As(new NameRefused(person, name)));
                break;
            case 429:
                break;
            default:
                Stage.Violations.Enqueue("a rename was refused: " + answer.Response);
                break;
        }
    }

    public override Task SettleAsync() => LookAsync();

    /// <summary>Notes what anybody was told that he is called.</summary>
    public void Note(Answer read) => names.Add(read.As(new NameSeen(person, read.Response!.Json.Text("username")!)));

    private async Task LookAsync()
    {
        Answer read = await Stage.GetAsync(session.Client, "/v1/users/me");
        if (read.IsDone)
        {
            Note(read);
        }
    }
}
