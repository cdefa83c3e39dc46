using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.SignIn;
using Platform.GrainInterfaces.Users;

namespace Platform.Benchmarks.Bots;

/// <summary>An Owner who prepares a platform through the console's doors.</summary>
internal sealed class BenchmarkOperator : IAsyncDisposable
{
    private const string Somewhere = "benchmark";
    private const int HighestHourlyLimit = 100_000;

    private readonly IHost _client;
    private readonly Secret _operatorKey;
    private SignedIn? _self;

    private BenchmarkOperator(IHost client, Secret operatorKey)
    {
        _client = client;
        _operatorKey = operatorKey;
    }

    private SignedIn Self => _self ?? throw new InvalidOperationException("The operator is not signed in.");

    private IGrainFactory Grains => _client.Services.GetRequiredService<IClusterClient>();

    /// <summary>Connects to a silo and makes an Owner there.</summary>
    public static async Task<BenchmarkOperator> SignInAsync(SiloProcess silo)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.ClearProviders();
        builder.UseOrleansClient(client => client
            .UseStaticClustering(silo.Client)
            .Configure<ClusterOptions>(cluster => cluster.ClusterId = cluster.ServiceId = "platform"));
        var host = builder.Build();
        await host.StartAsync();
        var operators = new BenchmarkOperator(host, new Secret(silo.OperatorKey));
        operators._self = await operators.SignInAsync("operator");
        Answered(await operators.Grains.GetGrain<IPermissionConsoleGrain>(0)
            .BootstrapOwner(operators._operatorKey, operators.Self.Profile.Username, false));
        return operators;
    }

    /// <summary>Registers bots with the highest hourly limit.</summary>
    /// <returns>Their keys.</returns>
    public async Task<string[]> CreateBotsAsync(int count)
    {
        var keys = new string[count];
        for (var bot = 0; bot < count; bot++)
        {
            var wanted = new CreateBot($"benchmark {bot}", Self.Profile.Username, Somewhere, HighestHourlyLimit);
            var created = Answered(await Grains.GetGrain<IBotConsoleGrain>(0).Create(Self.Token, wanted, false));
            keys[bot] = created.ApiKey?.Value ?? throw new InvalidOperationException("A bot was created without a key.");
        }

        return keys;
    }

    /// <summary>Signs people in for whom commands can be executed.</summary>
    /// <returns>Their numbers.</returns>
    public async Task<long[]> CreateUsersAsync(int count)
    {
        var users = new long[count];
        for (var user = 0; user < count; user++)
        {
            users[user] = (await SignInAsync(user.ToString(CultureInfo.InvariantCulture))).Profile.Id.Value;
        }

        return users;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _client.StopAsync();
        _client.Dispose();
    }

    private async Task<SignedIn> SignInAsync(string name)
    {
        var identity = new PlatformIdentity(Somewhere, name);
        var door = Grains.GetGrain<ISignInConsoleGrain>(0);
        Answered(await door.RequestCode(identity));
        var pending = Answered(await door.GetPendingCode(_operatorKey, identity));
        return Answered(await door.VerifyCode(pending.Code ?? throw new InvalidOperationException("No code waits.")));
    }

    private static T Answered<T>(Result<T> answer) =>
        answer.IsRefused ? throw new InvalidOperationException($"{answer.Refusal.Code}: {answer.Refusal.Detail}") : answer.Value;
}
