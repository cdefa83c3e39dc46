namespace Platform.Grains.Chats;

/// <summary>What runs the shared browsers of chats on this silo (reference.md, section 7).</summary>
/// <remarks>Registered as a singleton before the platform's own; thread-safe. Whether a chat shall run is decided before it comes here.</remarks>
public interface IBrowserRuntime
{
    /// <summary>Whether something runs beside the silo that can end by itself and does not outlive it: such chats stay in memory, and are started again where their silo is lost.</summary>
    bool RunsProcesses { get; }

    /// <summary>Whether the browser of a chat runs here.</summary>
    /// <param name="chat">The chat's number.</param>
    bool IsRunning(long chat);

    /// <summary>Starts the browser of a chat; nothing more when it runs already.</summary>
    /// <param name="chat">The chat's number.</param>
    /// <param name="ended">Called once when it ends without having been stopped; must not throw.</param>
    /// <returns>Whether it runs.</returns>
    Task<bool> Start(long chat, Func<Task> ended);

    /// <summary>Stops the browser of a chat; nothing more when none runs. Answers when it was told to end, which it then has to.</summary>
    /// <param name="chat">The chat's number.</param>
    Task Stop(long chat);
}
