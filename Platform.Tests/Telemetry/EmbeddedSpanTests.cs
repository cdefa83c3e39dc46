using System.Diagnostics;
using Platform.Silo.Storage;
using Platform.Silo.Storage.Embedded;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Telemetry;

/// <summary>The embedded database's driver makes no spans, so the platform does.</summary>
public sealed class EmbeddedSpanTests
{
    [Fact]
    public async Task A_read_and_a_write_belong_to_what_they_are_done_for()
    {
        using var folder = new TemporaryFolder();
        using var cause = new Activity("a grain's turn").SetIdFormat(ActivityIdFormat.W3C).Start();
        var spans = new List<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == StorageMeter.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> offered) =>
                offered.Parent.TraceId == cause.TraceId ? ActivitySamplingResult.AllData : ActivitySamplingResult.None,
            ActivityStopped = spans.Add,
        };
        ActivitySource.AddActivityListener(listener);

        await using var writer = new EmbeddedWriter(folder.Path);
        await writer.WriteAsync(connection => connection.Execute("CREATE TABLE rows (id INTEGER PRIMARY KEY)"));
        using var readers = new EmbeddedReaders(folder.Path);
        await readers.ReadAsync(connection => connection.ReadValue("SELECT count(*) FROM rows"));

        Assert.Equal(["write", "read"], spans.Select(span => span.DisplayName));
        Assert.All(spans, span => Assert.Equal(cause.SpanId, span.ParentSpanId));
        Assert.Same(cause, Activity.Current);
    }
}
