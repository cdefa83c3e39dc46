using System.Globalization;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.SignIn;
using Platform.GrainInterfaces.Users;

namespace Platform.Benchmarks.Servers;

/// <summary>An Owner who prepares a platform through the console's doors.</summary>
internal sealed class BenchmarkOperator : IAsyncDisposable
{
    private const string Somewhere = "benchmark";
    private const int HighestHourlyLimit = 100_000;

    private const int SignInsAtOnce = 16;

    // So that none has an owner who is asked by more bots than a person would have.
    private const int BotsPerOwner = 10;

    private static readonly SignInClient Browser = new(Ip: null, UserAgent: "benchmark");

    private readonly SiloClient _client;
    private readonly Secret _operatorKey;
    private SignedIn? _self;

    private BenchmarkOperator(SiloClient client, Secret operatorKey)
    {
        _client = client;
        _operatorKey = operatorKey;
    }

    private SignedIn Self => _self ?? throw new InvalidOperationException("The operator is not signed in.");

    /// <summary>The cluster, as a gateway sees it.</summary>
    public IGrainFactory Grains => _client.Grains;

    /// <summary>Connects to a silo and makes an Owner there.</summary>
    public static async Task<BenchmarkOperator> SignInAsync(SiloProcess silo)
    {
        var operators = new BenchmarkOperator(await SiloClient.ConnectAsync(silo.Client), new Secret(silo.OperatorKey));
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

    /// <summary>Registers bots with the highest hourly limit, a few for each of the owners.</summary>
    /// <param name="count">How many.</param>
    /// <param name="owners">Users; as many as there are bots at the most.</param>
    /// <returns>Their keys.</returns>
    public async Task<string[]> CreateBotsAsync(int count, IReadOnlyList<SignedIn> owners)
    {
        var keys = new string[count];
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = SignInsAtOnce }, async (bot, _) =>
        {
            var owner = owners[bot / BotsPerOwner % owners.Count].Profile.Username;
            var wanted = new CreateBot($"measured {bot}", owner, Somewhere, HighestHourlyLimit);
            var created = Answered(await Grains.GetGrain<IBotConsoleGrain>(0).Create(Self.Token, wanted, false));
            keys[bot] = created.ApiKey?.Value ?? throw new InvalidOperationException("A bot was created without a key.");
        });
        return keys;
    }

    /// <summary>Signs people in, each from an address of his own, as many at once as a small machine likes.</summary>
    /// <param name="count">How many.</param>
    /// <returns>Their sessions.</returns>
    public async Task<SignedIn[]> SignPeopleInAsync(int count)
    {
        var people = new SignedIn[count];
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = SignInsAtOnce }, async (person, _) =>
        {
            var address = ClientAddresses.Of(person);
            var code = await RequestCodeAsync(address, PersonOf(person));
            people[person] = Answered(await DoorOf(address).VerifyCode(code, Browser));
        });
        return people;
    }

    /// <summary>Gets a code for somebody.</summary>
    /// <param name="person">One of those who were signed in by <see cref="SignPeopleInAsync"/>.</param>
    /// <returns>What signs him in by it.</returns>
    public async Task<Func<Task>> PrepareSignInAsync(int person)
    {
        var address = ClientAddresses.Of(person);
        var code = await RequestCodeAsync(address, PersonOf(person));
        return async () => Answered(await DoorOf(address).VerifyCode(code, Browser));
    }

    /// <summary>Asks for codes by which people who were signed in by <see cref="SignPeopleInAsync"/> can sign in again.</summary>
    /// <param name="count">How many of them.</param>
    /// <returns>The codes, each good from its address only.</returns>
    public async Task<(string Address, string Code)[]> RequestCodesAsync(int count)
    {
        var codes = new (string, string)[count];
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = SignInsAtOnce }, async (person, _) =>
        {
            var address = ClientAddresses.Of(person);
            codes[person] = (address, (await RequestCodeAsync(address, PersonOf(person))).Value);
        });
        return codes;
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
    public ValueTask DisposeAsync() => _client.DisposeAsync();

    private async Task<SignedIn> SignInAsync(string name)
    {
        var identity = new PlatformIdentity(Somewhere, name);
        var door = Grains.GetGrain<ISignInConsoleGrain>(0);
        Answered(await door.RequestCode(identity));
        var pending = Answered(await door.GetPendingCode(_operatorKey, identity));
        return Answered(await door.VerifyCode(pending.Code ?? throw new InvalidOperationException("No code waits.")));
    }

    private async Task<Secret> RequestCodeAsync(string address, PlatformIdentity identity)
    {
        Answered(await DoorOf(address).RequestCode(identity));
        var pending = await Grains.GetGrain<IIdentityGrain>(IdentityKey.Of(identity)).GetPendingCode();
        return pending.Code ?? throw new InvalidOperationException("No code waits.");
    }

    private IClientAddressGrain DoorOf(string address) => Grains.GetGrain<IClientAddressGrain>(new ClientAddress(address).GrainKey);

    private static PlatformIdentity PersonOf(int number) => new(Somewhere, string.Create(CultureInfo.InvariantCulture, $"person-{number}"));

    private static T Answered<T>(Result<T> answer) =>
        answer.IsRefused ? throw new InvalidOperationException($"{answer.Refusal.Code}: {answer.Refusal.Detail}") : answer.Value;
}
