using System.Collections.Immutable;
using Platform.Gateway.Cluster;
using Platform.GrainInterfaces.Cluster;

namespace Platform.Tests.Gateway.Cluster;

public sealed class HealthAnswerTests
{
    private static readonly ProcessFacts Process = new(TimeProvider.System);

    [Theory]
    [InlineData("healthy", 0, "healthy", true)]
    [InlineData("healthy", 1, "degraded", true)]
    [InlineData("unreachable", 1, "unhealthy", false)]
    [InlineData("unreachable", 0, "unhealthy", false)]
    public void Storage_decides_and_errors_tell(string database, int errors, string status, bool canServe)
    {
        ImmutableArray<string> sentences = [.. Enumerable.Repeat("Something is wrong.", errors)];
        var cluster = new ClusterView(database, "embedded", [], DateTimeOffset.UnixEpoch, "1.0", sentences);
        Assert.Equal(status, HealthAnswer.Of(cluster, Process).Status);
        Assert.Equal(canServe, HealthAnswer.CanServe(cluster));
    }

    [Fact]
    public void Without_an_answer_of_the_cluster_the_process_speaks_for_itself()
    {
        var health = HealthAnswer.Of(null, Process);
        Assert.Equal(("unhealthy", "unknown", Process.StartedAt), (health.Status, health.Database, health.StartedAt));
        Assert.Empty(health.Cluster.Silos);
        Assert.NotEmpty(health.Errors);
        Assert.False(HealthAnswer.CanServe(null));
    }
}
