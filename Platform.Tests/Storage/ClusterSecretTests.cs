using Platform.GrainInterfaces.Settings;
using Platform.Grains.SignIn;
using Platform.Silo.Secrets;

namespace Platform.Tests.Storage;

/// <summary>All silos of a database know the server secret that it goes by.</summary>
[Collection(StorageTests.Name)]
public sealed class ClusterSecretTests(StorageDatabases databases)
{
    private const string Old = "the old server secret of this test";
    private const string New = "the new server secret of this test";

    public static TheoryData<DatabaseKind> Databases => StorageTests.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task A_silo_with_another_secret_is_refused(DatabaseKind kind)
    {
        await using var storage = await TestStorage.OpenAsync(databases, kind);
        var cluster = new ClusterSecret(storage.Maintenance);
        await cluster.AgreeAsync(new ServerSecrets(Old), CancellationToken.None);
        await cluster.AgreeAsync(new ServerSecrets(Old), CancellationToken.None);
        var refusal = await Assert.ThrowsAsync<SettingException>(() => cluster.AgreeAsync(new ServerSecrets(New), CancellationToken.None));
        Assert.StartsWith("This database was set up with another server secret", refusal.Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_new_secret_comes_in_beside_the_old_one_and_then_the_old_one_may_go(DatabaseKind kind)
    {
        await using var storage = await TestStorage.OpenAsync(databases, kind);
        var cluster = new ClusterSecret(storage.Maintenance);
        await cluster.AgreeAsync(new ServerSecrets(Old), CancellationToken.None);
        await cluster.AgreeAsync(new ServerSecrets(Old, New), CancellationToken.None);
        await Assert.ThrowsAsync<SettingException>(() => cluster.AgreeAsync(new ServerSecrets(New), CancellationToken.None));
        await cluster.AgreeAsync(new ServerSecrets(New, Old), CancellationToken.None);
        await cluster.AgreeAsync(new ServerSecrets(New), CancellationToken.None);
        await Assert.ThrowsAsync<SettingException>(() => cluster.AgreeAsync(new ServerSecrets(Old), CancellationToken.None));
    }
}
