using Platform.Silo.Storage;
using Platform.Silo.Storage.PostgreSql;

namespace Platform.Tests.Storage;

public sealed class PostgreSqlConnectionsTests
{
    [Fact]
    public void What_the_operator_leaves_open_gets_the_platforms_settings()
    {
        var effective = PostgreSqlConnections.Effective("Host=db;Username=platform");
        Assert.Equal(
            (3, 5, 15, 50, 2, true, 20),
            (effective.Timeout, effective.CommandTimeout, effective.KeepAlive, effective.MaxAutoPrepare, effective.AutoPrepareMinUsages,
                effective.NoResetOnClose, effective.MaxPoolSize));
    }

    [Fact]
    public void What_the_operator_says_wins_in_every_spelling()
    {
        var effective = PostgreSqlConnections.Effective("Server=db;CommandTimeout=30;maximum pool size=7;Keepalive=0;No Reset On Close=false");
        Assert.Equal((30, 7, 0, false), (effective.CommandTimeout, effective.MaxPoolSize, effective.KeepAlive, effective.NoResetOnClose));
    }

    [Theory]
    [InlineData("Host=db;Colour=red")]
    [InlineData("Host=db;Port=many")]
    [InlineData("nonsense")]
    public void A_text_that_is_no_connection_string_is_refused(string text)
    {
        var refusal = Assert.Throws<StorageStartException>(() => PostgreSqlConnections.Effective(text));
        Assert.StartsWith("The database connection string cannot be read: ", refusal.Message, StringComparison.Ordinal);
    }
}
