namespace Platform.Tests.Chaos;

/// <summary>A client, or a few that belong together, who does one thing after another as long as a run lasts.</summary>
/// <param name="stage">What all share.</param>
internal abstract class Participant(Stage stage)
{
    protected Stage Stage { get; } = stage;

    /// <summary>Between two things he does, on average: a session may ask twice a second.</summary>
    public virtual TimeSpan Pace => TimeSpan.FromMilliseconds(600);

    /// <summary>Does one thing.</summary>
    public abstract Task ActAsync(Random random);

    /// <summary>When all is quiet: reads once more what there is, and finishes what needs an answer.</summary>
    public virtual Task SettleAsync() => Task.CompletedTask;

    /// <summary>Histories to be explained.</summary>
    public virtual IEnumerable<IObjectHistory> Histories => [];

    /// <summary>What else went wrong.</summary>
    public virtual IEnumerable<string> Complaints() => [];
}
