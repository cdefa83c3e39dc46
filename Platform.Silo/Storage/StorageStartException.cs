namespace Platform.Silo.Storage;

/// <summary>The storage cannot be used as it is; the message tells an operator why and what to do.</summary>
internal sealed class StorageStartException(string message, Exception? cause = null) : Exception(message, cause);
