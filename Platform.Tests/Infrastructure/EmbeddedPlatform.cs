namespace Platform.Tests.Infrastructure;

/// <summary>A platform on the embedded database.</summary>
public sealed class EmbeddedPlatform : PlatformFixture
{
    protected override Task<string?> DatabaseAsync() => Task.FromResult<string?>(null);
}
