using System.Diagnostics;

namespace Platform.Silo.Storage;

/// <summary>Spans of the database whose driver makes none. No span is made where nobody listens.</summary>
internal static class StorageTraces
{
    private static readonly ActivitySource Source = new(StorageMeter.Name);

    /// <summary>Begins a read of the embedded database.</summary>
    public static Activity? BeginRead() => Begin("read");

    /// <summary>Begins a write to the embedded database, which is over when it is on the disk.</summary>
    public static Activity? BeginWrite() => Begin("write");

    private static Activity? Begin(string operation)
    {
        Activity? span = Source.StartActivity(operation, ActivityKind.Client);
        span?.SetTag("db.system.name", "sqlite");
        span?.SetTag("db.operation.name", operation);
        return span;
    }
}
