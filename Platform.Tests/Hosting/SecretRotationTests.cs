using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.SignIn;
using Platform.GrainInterfaces.Users;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Hosting;

/// <summary>Secrets change while the platform runs (docs/security.md).</summary>
public sealed class SecretRotationTests
{
    private const string Fresh = "kX3vQ9mT2rL7wN5bY8cZ4dF6gH1jPqS0";

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task The_server_secret_and_the_operator_key_change_without_a_restart()
    {
        await using var platform = await TemporaryPlatform.StartAsync();
        var secrets = platform.Options.Secrets;
        string old = secrets.ServerSecret;
        var identity = Identity.Fresh();
        var visitor = platform.Access.Visitor();
        string code = await platform.Access.RequestCodeAsync(identity, visitor);

        await File.WriteAllLinesAsync(secrets.ServerSecretFile, [Fresh, old]);
        string next = Credential.Create(CredentialKind.OperatorKey).Plain.Value;
        string former = secrets.OperatorKey;
        await File.WriteAllTextAsync(secrets.OperatorKeyFile, next);
        await using var silo = new SiloConnection(platform.Options);
        await Eventually.TrueAsync(async () => (await AskAsync(silo, former, identity)).Refusal?.Code == ErrorCodes.InvalidApiKey, Deadline, () => "the former key is still good");
        Assert.Equal(code, (await AskAsync(silo, next, identity)).Value!.Code!.Value.Value);
        (await visitor.PostAsync("/v1/authentication/verify", new { code })).ShouldBeOk();
        await Eventually.TrueAsync(() => IsTold(platform, "server secrets were changed; 2 are known"), Deadline, () => string.Join('\n', platform.Process.Lines));

        await File.WriteAllTextAsync(secrets.ServerSecretFile, new string([.. old.Reverse()]));
        await Eventually.TrueAsync(() => IsTold(platform, "does not hold the server secret in force any more"), Deadline, () => string.Join('\n', platform.Process.Lines));
        await platform.Access.SignInAsync();
        Assert.All([Fresh, old, next, former], secret => Assert.False(IsTold(platform, secret)));
    }

    [Fact]
    public async Task Secrets_may_come_from_the_environment_and_then_no_file_is_made()
    {
        string operatorKey = Credential.Create(CredentialKind.OperatorKey).Plain.Value;
        string publicKey = Credential.Create(CredentialKind.PublicKey).Plain.Value;
        using var folder = new TemporaryFolder();
        var options = new PlatformOptions(folder.Path)
            .With("Platform__ServerSecret", Fresh).With("Platform__OperatorKey", operatorKey).With("Platform__PublicKey", publicKey);
        await using var process = PlatformProcess.Launch(options);
        await ReadyLine.WaitAsync(process, TimeSpan.FromSeconds(60));
        Assert.All(options.Secrets.Files, file => Assert.False(File.Exists(file), file));
        (await new PlatformClient(options.Address) { ApiKey = publicKey }.GetAsync("/v1/statistics/users")).ShouldBeOk();
        await using var silo = new SiloConnection(options);
        Assert.Equal(ErrorCodes.NotFound, (await AskAsync(silo, operatorKey, Identity.Fresh())).Refusal!.Code);
        Assert.Contains("the environment (Platform__ServerSecret)", process.Transcript, StringComparison.Ordinal);
        Assert.All([Fresh, operatorKey, publicKey], secret => Assert.DoesNotContain(secret, process.Transcript, StringComparison.Ordinal));
    }

    private static bool IsTold(TemporaryPlatform platform, string words) =>
        platform.Process.Lines.Any(line => line.Contains(words, StringComparison.Ordinal));

    private static Task<Result<PendingCode>> AskAsync(SiloConnection silo, string operatorKey, Identity identity) => silo.AskAsync(
        (ISignInConsoleGrain door) => door.GetPendingCode(new Secret(operatorKey), new PlatformIdentity(identity.Platform, identity.PlatformUserId)));
}
