using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.SignIn;
using Platform.GrainInterfaces.Users;

namespace Platform.Tests.Infrastructure;

/// <summary>Asks the grain that the admin console asks, over one connection instead of a console process a code.</summary>
public sealed class GrainCodeReader(PlatformOptions options) : ICodeReader, IAsyncDisposable
{
    public SiloConnection Silo { get; } = new(options);

    public async Task<string> ReadAsync(Identity identity)
    {
        var answer = await Silo.AskAsync((ISignInConsoleGrain door) => door.GetPendingCode(
            new Secret(options.Secrets.OperatorKey), new PlatformIdentity(identity.Platform, identity.PlatformUserId)));
        Assert.False(answer.IsRefused, $"No code for {identity}: {answer.Refusal?.Code}");
        return answer.Value.Code?.Value ?? throw new InvalidOperationException($"No code waits for {identity}.");
    }

    public ValueTask DisposeAsync() => Silo.DisposeAsync();
}
