namespace Platform.Grains.Chats;

/// <summary>Runs nothing: that a chat runs is what its state says, and its clients make of it what they like.</summary>
internal sealed class RecordedBrowserRuntime : IBrowserRuntime
{
    /// <inheritdoc />
    public bool RunsProcesses => false;

    /// <inheritdoc />
    public bool IsRunning(long chat) => true;

    /// <inheritdoc />
    public Task<bool> Start(long chat, Func<Task> ended) => Task.FromResult(true);

    /// <inheritdoc />
    public Task Stop(long chat) => Task.CompletedTask;
}
