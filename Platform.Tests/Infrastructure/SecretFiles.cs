namespace Platform.Tests.Infrastructure;

/// <summary>The three files that a first start writes into the data folder.</summary>
public sealed record SecretFiles(string Folder)
{
    public string OperatorKeyFile => Path.Combine(Folder, "operator.key");

    public string PublicKeyFile => Path.Combine(Folder, "public-api.key");

    public string ServerSecretFile => Path.Combine(Folder, "server.secret");

    public IEnumerable<string> Files => [OperatorKeyFile, PublicKeyFile, ServerSecretFile];

    public string OperatorKey => File.ReadAllText(OperatorKeyFile).Trim();

    public string PublicKey => File.ReadAllText(PublicKeyFile).Trim();

    public string ServerSecret => File.ReadAllText(ServerSecretFile).Trim();

    /// <summary>The options that give another process the same secrets.</summary>
    public IEnumerable<string> AsArguments =>
        ["--operator-key-file", OperatorKeyFile, "--public-key-file", PublicKeyFile, "--server-secret-file", ServerSecretFile];
}
