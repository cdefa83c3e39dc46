using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using Platform.Silo.Storage;
using Platform.Silo.Storage.Embedded;

namespace Platform.Tests.Storage;

[Collection(StorageTests.Name)]
public sealed class MigrationTests(StorageDatabases databases)
{
    public static TheoryData<DatabaseKind> Databases => StorageTests.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task Any_number_may_migrate_at_once(DatabaseKind kind)
    {
        var settings = await TestStorage.CreateAsync(databases, kind);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => PlatformStorage.MigrateAsync(settings, CancellationToken.None))));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_migrated_database_records_every_step_once(DatabaseKind kind)
    {
        await using var storage = await TestStorage.OpenAsync(databases, kind);
        var known = kind is DatabaseKind.Embedded ? SchemaScript.Sqlite : SchemaScript.PostgreSql;
        Assert.Equal(
            known.Select(script => $"{script.Version}|{script.Name}"),
            await storage.QueryAsync("SELECT version, name FROM schema_version ORDER BY version"));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_database_of_a_newer_release_is_refused(DatabaseKind kind)
    {
        StorageSettings settings;
        await using (var storage = await TestStorage.OpenAsync(databases, kind))
        {
            settings = storage.Settings;
            await storage.QueryAsync("INSERT INTO schema_version (version, name) VALUES (999, 'from the future')");
        }

        var refusal = await Assert.ThrowsAsync<StorageStartException>(() => PlatformStorage.MigrateAsync(settings, CancellationToken.None));
        Assert.StartsWith("The database has schema version 999, but this program knows only versions up to ", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_process_on_one_folder_is_refused()
    {
        await using var storage = await TestStorage.OpenAsync(databases, DatabaseKind.Embedded);
        await using var second = new EmbeddedDatabase(storage.Settings.DataFolder);
        var refusal = Assert.Throws<StorageStartException>(second.Open);
        Assert.Contains("is in use by another process.", refusal.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<StorageStartException>(() => PlatformStorage.MigrateAsync(storage.Settings, CancellationToken.None));
    }

    [Fact]
    public async Task A_closed_folder_can_be_opened_again_with_everything_in_it()
    {
        var settings = await TestStorage.CreateAsync(databases, DatabaseKind.Embedded);
        await PlatformStorage.MigrateAsync(settings, CancellationToken.None);
        await using (var first = new EmbeddedDatabase(settings.DataFolder))
        {
            first.Open();
            await new EmbeddedMaintenance(first, "platform").TryWriteClusterFactAsync("name", "value", CancellationToken.None);
        }

        await PlatformStorage.MigrateAsync(settings, CancellationToken.None);
        await using var second = new EmbeddedDatabase(settings.DataFolder);
        second.Open();
        Assert.Equal("value", await new EmbeddedMaintenance(second, "platform").ReadClusterFactAsync("name", CancellationToken.None));
    }

    [Fact, UnsupportedOSPlatform("windows")]
    public async Task The_files_of_the_embedded_database_are_for_their_owner_only()
    {
        await using var storage = await TestStorage.OpenAsync(databases, DatabaseKind.Embedded);
        await storage.WriteAsync("one", new SampleState());
        Assert.All(
            Directory.GetFiles(storage.Settings.DataFolder, "platform.db*"),
            file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file)));
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_named()
    {
        var settings = await TestStorage.CreateAsync(databases, DatabaseKind.Embedded);
        await File.WriteAllTextAsync(Path.Combine(settings.DataFolder, EmbeddedConnection.FileName), new string('x', 5_000));
        var refusal = await Assert.ThrowsAsync<StorageStartException>(() => PlatformStorage.MigrateAsync(settings, CancellationToken.None));
        Assert.Contains("platform.db' is damaged or no database", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_out_of_reach_is_named_without_the_password()
    {
        using var nobody = new TcpListener(IPAddress.Loopback, 0);
        nobody.Start();
        var port = ((IPEndPoint)nobody.LocalEndpoint).Port;
        nobody.Stop();

        var settings = new StorageSettings($"Host=127.0.0.1;Port={port};Username=platform;Password=hunter2", "unused", "platform", "tests");
        var refusal = await Assert.ThrowsAsync<StorageStartException>(() => PlatformStorage.MigrateAsync(settings, CancellationToken.None));
        Assert.StartsWith($"PostgreSQL at 127.0.0.1:{port} cannot be reached: ", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", refusal.ToString(), StringComparison.Ordinal);
    }
}
