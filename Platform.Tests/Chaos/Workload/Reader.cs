namespace Platform.Tests.Chaos;

/// <summary>Reads profiles one after another with the public key, often enough to see how long requests fail.</summary>
internal sealed class Reader(Stage stage, IReadOnlyList<NameFighter> fighters, NameHistory names) : Participant(stage)
{
    public override TimeSpan Pace => TimeSpan.FromMilliseconds(80);

    public override IEnumerable<IObjectHistory> Histories => [names];

    public override async Task ActAsync(Random random)
    {
        NameFighter fighter = fighters[random.Next(fighters.Count)];
        Answer read = await Stage.GetAsync(Stage.Visitor(), $"/v1/users/{fighter.Id}");
        if (read.IsDone)
        {
            fighter.Note(read);
        }
    }
}
