using System.Diagnostics;
using System.Diagnostics.Metrics;
using Platform.Silo.Storage;

namespace Platform.Benchmarks.Probe;

/// <summary>Counts what a process asks of its database: every command of PostgreSQL's driver, and what the platform counts itself. Thread-safe; none costs it memory.</summary>
internal sealed class DatabaseStatements : IDisposable
{
    private const string PostgreSqlDriver = "Npgsql";

    private readonly ActivityListener _postgreSql;
    private readonly MeterListener _own;
    private long _count;

    /// <summary>Begins to count.</summary>
    public DatabaseStatements()
    {
        _postgreSql = new ActivityListener
        {
            ShouldListenTo = source => source.Name == PostgreSqlDriver,
            Sample = CountActivity,
        };
        ActivitySource.AddActivityListener(_postgreSql);

        _own = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == StorageMeter.Name)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        _own.SetMeasurementEventCallback<long>((_, statements, _, _) => Interlocked.Add(ref _count, statements));
        _own.Start();
    }

    /// <summary>Statements so far.</summary>
    public long Count => Interlocked.Read(ref _count);

    /// <inheritdoc />
    public void Dispose()
    {
        _postgreSql.Dispose();
        _own.Dispose();
    }

    // The driver offers an activity a command; that it is offered is all that is wanted, so none is ever made.
    private ActivitySamplingResult CountActivity(ref ActivityCreationOptions<ActivityContext> offered)
    {
        Interlocked.Increment(ref _count);
        return ActivitySamplingResult.None;
    }
}
