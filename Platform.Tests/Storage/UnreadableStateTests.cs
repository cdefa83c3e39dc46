using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Orleans.Serialization;
using Orleans.Serialization.Serializers;
using Platform.GrainInterfaces.Results;
using Platform.Grains.Storage;
using Platform.Silo.Storage;
using Platform.Silo.Storage.States;

namespace Platform.Tests.Storage;

/// <summary>A grain that cannot read its state does not begin; whoever called it, in whatever process, is told so in types that he has.</summary>
public sealed class UnreadableStateTests
{
    public static TheoryData<string> Faults => ["driver", "statement", "socket", "stream"];

    [Theory, MemberData(nameof(Faults))]
    public async Task A_fault_of_the_driver_crosses_to_another_process_as_one_of_ours(string kind)
    {
        await using ServiceProvider services = new ServiceCollection().AddSerializer().BuildServiceProvider();
        var storage = new PlatformGrainStorage(
            new UnreadableStore(Fault(kind)), new StateSerializer(), services.GetRequiredService<IActivatorProvider>(), new NewGrains(), NullLogger<PlatformGrainStorage>.Instance);
        UnavailableException told = await Assert.ThrowsAsync<UnavailableException>(
            () => storage.ReadStateAsync("sample", GrainId.Create("sample", "1"), new GrainState<SampleState>()));

        // As the runtime wraps it for a caller of a grain that did not begin.
        var serializer = services.GetRequiredService<Serializer<Exception>>();
        Exception? read = serializer.Deserialize(serializer.SerializeToArray(new OrleansException("not begun", told)));
        Assert.IsType<UnavailableException>(read?.InnerException);
    }

    private static Exception Fault(string kind) => kind switch
    {
        "driver" => new NpgsqlException("the connection broke", new IOException("end of stream")),
        "statement" => new StorageWriteException("closed", new InvalidOperationException()),
        "socket" => new SocketException((int)SocketError.ConnectionRefused),
        _ => new IOException("end of stream"),
    };

    private sealed class UnreadableStore(Exception fault) : IStateStore
    {
        public Task<StoredState?> ReadAsync(StateKey key) => Task.FromException<StoredState?>(fault);

        public Task<int?> WriteAsync(StateKey key, int? expected, BinaryData payload) => throw new NotSupportedException();

        public Task<bool> DeleteAsync(StateKey key, int expected) => throw new NotSupportedException();
    }
}
