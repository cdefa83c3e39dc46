namespace Platform.Grains.Storage.Backups;

/// <summary>A file is no backup, a damaged one, or one of a newer release.</summary>
/// <param name="message">A sentence that says what is wrong.</param>
internal sealed class BackupFormatException(string message) : Exception(message);
