namespace Platform.Tests.Infrastructure;

/// <summary>Black-box tests that are written once and run on each database.</summary>
public abstract class PlatformTests(PlatformFixture fixture)
{
    protected PlatformFixture Fixture { get; } = fixture;

    protected PlatformAccess Platform { get; } = fixture.Access;

    protected PlatformOptions Options { get; } = fixture.Process.Options;
}
