namespace Platform.Admin.Commands;

/// <summary>The command line, a setting or the input makes no sense; nothing was asked of the cluster.</summary>
/// <param name="message">A sentence that says what is wrong.</param>
internal sealed class UsageException(string message) : Exception(message);
