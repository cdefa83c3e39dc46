using Platform.GrainInterfaces.Secrets;

namespace Platform.Gateway.Admission;

/// <summary>Decides on bot keys. There are no bots yet, so none is good.</summary>
internal static class BotKeys
{
    /// <summary>Whether a key is in force.</summary>
    /// <param name="key">A well-formed bot key.</param>
    public static ValueTask<bool> Holds(Credential key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return ValueTask.FromResult(false);
    }
}
