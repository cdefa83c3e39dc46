using Platform.Admin.Commands;
using Platform.Admin.Credentials;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Users;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Admin;

public sealed class CredentialTests
{
    [Theory]
    [InlineData("whoami")]
    [InlineData("user show bob")]
    [InlineData("session list bob")]
    [InlineData("public-key list")]
    [InlineData("bootstrap owner bob")]
    [InlineData("login-code telegram 1")]
    [InlineData("cluster")]
    public async Task Without_a_credential_nothing_is_asked_of_the_cluster(string typed)
    {
        using ScriptedConsole console = new();
        console.Environment["PLATFORM_DATA"] = console.Home;
        Assert.Equal(ExitCodes.Refused, await console.RunAsync([.. typed.Split(' '), "--json"]));
        Assert.Equal(ErrorCodes.AuthenticationRequired, console.Problem.GetProperty("code").GetString());
        Assert.Equal(401, console.Problem.GetProperty("status").GetInt32());
        Assert.Empty(console.Cluster.Asked);
    }

    [Fact]
    public async Task The_token_of_the_environment_goes_before_the_saved_login()
    {
        using ScriptedConsole console = new();
        SessionFile file = SessionFile.Of(console.Surroundings());
        file.Prepare();
        file.Write(new SavedSession("saved", "alice", "here", Profiles.Noon));
        console.Cluster.On<Result<UserProfile>>(nameof(IPermissionConsoleGrain.WhoAmI), _ => Profiles.Alice);
        await console.RunAsync("whoami");
        console.Environment["PLATFORM_TOKEN"] = " given\n";
        await console.RunAsync("whoami");
        Assert.Equal([new Secret("saved"), new Secret("given")], console.Cluster.Asked.Select(asked => (Secret)asked.Arguments[0]!));
    }

    [Fact]
    public void The_operator_key_is_looked_for_in_the_file_named_then_the_environment_then_the_data_folder()
    {
        using ScriptedConsole console = new();
        using TemporaryFolder data = new();
        File.WriteAllText(data.File("operator.key"), "of the folder\n");
        File.WriteAllText(data.File("other"), "of the file\n");
        ConsoleSettings folder = new() { Data = data.Path };
        Assert.Equal(new Secret("of the folder"), OperatorKeySource.Find(folder, console.Surroundings()).Value);
        console.Environment["PLATFORM_OPERATOR_KEY"] = "of the environment";
        Assert.Equal(new Secret("of the environment"), OperatorKeySource.Find(folder, console.Surroundings()).Value);
        ConsoleSettings file = new() { OperatorKeyFile = data.File("other") };
        Assert.Equal(new Secret("of the file"), OperatorKeySource.Find(file, console.Surroundings()).Value);
    }

    [Fact]
    public void A_missing_or_empty_key_file_is_named()
    {
        using ScriptedConsole console = new();
        using TemporaryFolder data = new();
        Assert.Contains(data.File("operator.key"), OperatorKeySource.Find(new ConsoleSettings { Data = data.Path }, console.Surroundings()).Refusal!.Detail, StringComparison.Ordinal);
        File.WriteAllText(data.File("operator.key"), " \n");
        Assert.Equal(ErrorCodes.AuthenticationRequired, OperatorKeySource.Find(new ConsoleSettings { Data = data.Path }, console.Surroundings()).Refusal!.Code);
    }
}
