namespace Platform.Tests.Infrastructure;

/// <summary>A platform on a PostgreSQL database of its own.</summary>
public sealed class PostgreSqlPlatform : PlatformFixture
{
    protected override async Task<string?> DatabaseAsync() => await (await PostgreSqlServer.SharedAsync()).CreateDatabaseAsync();
}
