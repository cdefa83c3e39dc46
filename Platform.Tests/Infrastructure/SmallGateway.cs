namespace Platform.Tests.Infrastructure;

/// <summary>A platform whose gateway has little room and little patience; loopback's first address is a trusted proxy, the others are clients.</summary>
public sealed class SmallGateway : IAsyncLifetime
{
    public const int MaxConnections = 150;
    public const int MaxConnectionsPerAddress = 10;
    public const int MaxRequests = 4;
    public const int MaxWaitingRequests = 8;

    private TemporaryPlatform? _platform;

    public TemporaryPlatform Platform => _platform ?? throw new InvalidOperationException("The platform does not run.");

    public async Task InitializeAsync() => _platform = await TemporaryPlatform.StartAsync(configure: options => options
        .With("Platform__Gateway__MaxConnections", Text(MaxConnections))
        .With("Platform__Gateway__MaxConnectionsPerAddress", Text(MaxConnectionsPerAddress))
        .With("Platform__Gateway__MaxRequests", Text(MaxRequests))
        .With("Platform__Gateway__MaxWaitingRequests", Text(MaxWaitingRequests))
        .With("Platform__Gateway__HeadersTimeout", "00:00:01")
        .With("Platform__Gateway__BodyTimeout", "00:00:01"));

    public async Task DisposeAsync()
    {
        if (_platform is not null)
        {
            await _platform.DisposeAsync();
        }
    }

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>The test classes that share the small gateway.</summary>
[CollectionDefinition(Name)]
public sealed class OnSmallGateway : ICollectionFixture<SmallGateway>
{
    public const string Name = "One platform with a small gateway";
}
