using Platform.Silo.Storage;
using Platform.Silo.Storage.Embedded;

namespace Platform.Tests.Storage;

public sealed class EmbeddedWriterTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("platform-writer-tests-");
    private EmbeddedWriter _writer = null!;

    public async Task InitializeAsync() => _writer = await StartAsync(_folder.FullName);

    public async Task DisposeAsync()
    {
        await _writer.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_write_of_several_statements_counts_whole_or_not_at_all()
    {
        await Assert.ThrowsAsync<StorageWriteException>(() => _writer.WriteAsync(connection =>
        {
            Insert(connection, 1);
            return Insert(connection, 1);
        }));
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task A_fault_in_the_callers_code_is_his_alone()
    {
        var faulty = _writer.WriteAsync<int>(_ => throw new InvalidOperationException("mine"));
        var good = Enumerable.Range(0, 20).Select(id => _writer.WriteAsync(connection => Insert(connection, id))).ToArray();
        var failure = await Assert.ThrowsAsync<StorageWriteException>(() => faulty);
        Assert.Equal("mine", failure.InnerException?.Message);
        await Task.WhenAll(good);
        Assert.Equal(20, await CountAsync());
    }

    [Fact]
    public async Task A_full_disk_fails_what_meets_it_and_nothing_later()
    {
        // The bound holds for the writer's connection only, and that is opened anew after the failure.
        await _writer.WriteAsync(connection => connection.Execute("PRAGMA max_page_count = 4"));
        await Assert.ThrowsAsync<StorageWriteException>(() => _writer.WriteAsync(connection =>
            connection.Execute("INSERT INTO item VALUES (1, zeroblob(1000000))")));
        await _writer.WriteAsync(connection => Insert(connection, 2));
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task Writes_that_wait_at_the_end_are_finished()
    {
        var writes = Enumerable.Range(0, 2_000).Select(id => _writer.WriteAsync(connection => Insert(connection, id))).ToArray();
        await _writer.DisposeAsync();
        Assert.Equal(2_000, (await Task.WhenAll(writes)).Sum());
    }

    [Fact]
    public async Task A_closed_writer_says_so()
    {
        await _writer.DisposeAsync();
        var failure = await Assert.ThrowsAsync<StorageWriteException>(() => _writer.WriteAsync(connection => Insert(connection, 1)));
        Assert.Equal("The embedded database is closed.", failure.Message);
    }

    private static async Task<EmbeddedWriter> StartAsync(string folder)
    {
        var writer = new EmbeddedWriter(folder);
        await writer.WriteAsync(connection => connection.Execute("CREATE TABLE item (id INTEGER PRIMARY KEY, text TEXT NOT NULL)"));
        return writer;
    }

    private static int Insert(EmbeddedConnection connection, int id) =>
        connection.Execute("INSERT INTO item VALUES ($id, 'text')", ("$id", id));

    private async Task<long> CountAsync() =>
        await _writer.WriteAsync(connection => (long)connection.ReadValue("SELECT count(*) FROM item")!);
}
