using Platform.Admin.Connection;

namespace Platform.Admin.Shell;

/// <summary>The connection of a shell, lent to one of its commands: it stays open when the command ends.</summary>
/// <param name="cluster">The shell's own.</param>
internal sealed class KeptCluster(ICluster cluster) : ICluster
{
    /// <inheritdoc/>
    public string Place => cluster.Place;

    /// <inheritdoc/>
    public void StartOver(TimeSpan answering = default) => cluster.StartOver(answering);

    /// <inheritdoc/>
    public Task<TReply> AskAsync<TGrain, TReply>(Func<TGrain, Task<TReply>> question)
        where TGrain : IGrainWithIntegerKey => cluster.AskAsync(question);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
