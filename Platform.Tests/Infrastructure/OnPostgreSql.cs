namespace Platform.Tests.Infrastructure;

/// <summary>The test classes that share the platform on PostgreSQL.</summary>
[CollectionDefinition(Name)]
public sealed class OnPostgreSql : ICollectionFixture<PostgreSqlPlatform>
{
    public const string Name = "One platform on PostgreSQL";
}
