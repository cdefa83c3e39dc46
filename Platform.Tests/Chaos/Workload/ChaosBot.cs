using Platform.Tests.Infrastructure;

namespace Platform.Tests.Chaos;

/// <summary>A bot, and the client that carries its key.</summary>
internal sealed record ChaosBot(long Id, string Name, PlatformClient Client);
