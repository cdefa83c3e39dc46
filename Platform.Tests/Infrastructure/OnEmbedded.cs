namespace Platform.Tests.Infrastructure;

/// <summary>The test classes that share the platform on the embedded database.</summary>
[CollectionDefinition(Name)]
public sealed class OnEmbedded : ICollectionFixture<EmbeddedPlatform>
{
    public const string Name = "One platform on the embedded database";
}
