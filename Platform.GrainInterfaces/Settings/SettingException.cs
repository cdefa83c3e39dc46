namespace Platform.GrainInterfaces.Settings;

/// <summary>A setting that a process refuses to start with.</summary>
/// <remarks>The message is a sentence for the operator: print it alone, without a stack trace.</remarks>
public sealed class SettingException : Exception
{
    /// <summary>Creates the refusal with a general sentence.</summary>
    public SettingException()
        : base("A setting is not valid.")
    {
    }

    /// <summary>Creates the refusal with a sentence.</summary>
    /// <param name="message">Which setting, and what it must be.</param>
    public SettingException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the refusal with a sentence and its cause.</summary>
    /// <param name="message">Which setting, and what it must be.</param>
    /// <param name="innerException">What went wrong while reading it.</param>
    public SettingException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
