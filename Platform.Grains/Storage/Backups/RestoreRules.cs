using System.Globalization;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Storage;

namespace Platform.Grains.Storage.Backups;

/// <summary>Whether a backup may be restored here.</summary>
internal static class RestoreRules
{
    /// <summary>Decides by what the file says of itself.</summary>
    /// <param name="header">The file's first line.</param>
    /// <param name="knownSchema">The newest schema that this program knows of the database it was read from.</param>
    /// <param name="knowsSecret">Whether the installation has the server secret of a fingerprint.</param>
    /// <param name="obstacle">What the installation holds that a new one does not; null for a new one.</param>
    public static Refusal? Refuse(BackupHeader header, int knownSchema, Predicate<string> knowsSecret, string? obstacle)
    {
        if (header.Format > BackupFile.Format || header.SchemaVersion > knownSchema)
        {
            return Newer(header);
        }

        if (obstacle is not null)
        {
            return new Refusal(
                ErrorCodes.Conflict,
                $"This installation is not new: {obstacle}. A backup goes into a new one only; start a silo on an empty data folder or database and restore there.");
        }

        return knowsSecret(header.ServerSecret)
            ? null
            : new Refusal(
                ErrorCodes.Conflict,
                "The backup was made under another server secret, without which its sign-in codes and what it remembers of deleted accounts are worth nothing. "
                + "Start this installation anew with the old server.secret file (--server-secret-file).");
    }

    private static Refusal Newer(BackupHeader header) => new(
        ErrorCodes.ValidationFailed,
        string.Create(
            CultureInfo.InvariantCulture,
            $"The backup was written by a newer release ({header.PlatformVersion}, format {header.Format}, schema {header.SchemaVersion}). Restore it with that release or a later one."));
}
