namespace Platform.Admin.Connection;

/// <summary>The cluster is out of reach, or went away before it answered.</summary>
/// <param name="message">A sentence for people.</param>
/// <param name="innerException">The cause; shown to nobody.</param>
internal sealed class ClusterAwayException(string message, Exception innerException) : Exception(message, innerException);
