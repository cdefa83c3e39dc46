using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Platform.Admin.Commands;
using Platform.Admin.Connection;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Secrets;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Admin;

/// <summary>The real client against places where no silo is. By the clock on the wall: 10 seconds are what the contract allows a whole process.</summary>
public sealed class UnreachableTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Nobody_listens() => Assert.StartsWith(
        "No silo of the cluster 'platform' answers at 127.0.0.1:",
        await FailAsync(new ConsoleSettings { Cluster = $"127.0.0.1:{FreePorts.Next()}" }),
        StringComparison.Ordinal);

    [Fact]
    public async Task A_port_takes_the_call_and_says_nothing()
    {
        using TcpListener mute = new(IPAddress.Loopback, FreePorts.Next());
        mute.Start();
        Assert.StartsWith("No silo", await FailAsync(new ConsoleSettings { Cluster = mute.LocalEndpoint.ToString() }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_has_no_address() => Assert.StartsWith(
        "A host in silo.invalid:30000 has no address.",
        await FailAsync(new ConsoleSettings { Cluster = "silo.invalid:30000" }),
        StringComparison.Ordinal);

    [Fact]
    public async Task The_database_refuses()
    {
        string sentence = await FailAsync(new ConsoleSettings { Database = $"Host=127.0.0.1;Port={FreePorts.Next()};Database=community;Password=hush" });
        Assert.StartsWith("The database community on 127.0.0.1:", sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", sentence, StringComparison.Ordinal);
    }

    private static async Task<string> FailAsync(ConsoleSettings settings)
    {
        using ScriptedConsole console = new();
        await using OrleansCluster cluster = new(ClusterTarget.Choose(settings, console.Surroundings()), ClientLogging.Silent, TimeProvider.System);
        Stopwatch watch = Stopwatch.StartNew();
        ClusterAwayException away = await Assert.ThrowsAsync<ClusterAwayException>(
            () => cluster.AskAsync((IPermissionConsoleGrain permissions) => permissions.WhoAmI(new Secret("token"))));
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, Limit);
        return away.Message;
    }
}
