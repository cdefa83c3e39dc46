using System.Data.Common;

namespace Platform.Silo.Storage;

/// <summary>A write failed, or nobody knows whether it is stored.</summary>
internal sealed class StorageWriteException(string message, Exception cause) : DbException(message, cause);
