using System.ComponentModel;
using Platform.Admin.Commands;
using Platform.Admin.Connection;
using Platform.Admin.Credentials;
using Platform.Admin.Output;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.SignIn;
using Platform.GrainInterfaces.Users;
using Spectre.Console.Cli;

namespace Platform.Admin.SignIn;

/// <summary>Signs the operator in by a code that reaches him on his platform, and keeps the session.</summary>
/// <param name="surroundings">What lies outside the console.</param>
[Description("Sign in; keeps the session for the commands after it.")]
[Example("login")]
[Example("login --platform telegram --id 4711")]
internal sealed class LoginCommand(Surroundings surroundings) : ConsoleCommand<LoginCommand.Settings>(surroundings)
{
    /// <summary>Options and arguments.</summary>
    internal sealed class Settings : ConsoleSettings
    {
        /// <summary>The platform.</summary>
        [CommandOption("--platform <PLATFORM>")]
        [Description("The platform you sign in from; asked for when left out.")]
        public string? Platform { get; init; }

        /// <summary>The operator's id there.</summary>
        [CommandOption("--id <ID>")]
        [Description("Your id on that platform; asked for when left out.")]
        public string? Id { get; init; }
    }

    /// <inheritdoc/>
    protected override async Task<Answer> AnswerAsync(Settings settings, ICluster cluster)
    {
        SessionFile file = SessionFile.Of(Surroundings);
        file.Prepare();
        PlatformIdentity identity = new(
            settings.Platform ?? await ReadAsync("Platform:"),
            settings.Id ?? await ReadAsync("Your id there:"));
        Result<IssuedCode> issued = await cluster.AskAsync((ISignInConsoleGrain signIn) => signIn.RequestCode(identity));
        if (issued.IsRefused)
        {
            return issued.Refusal;
        }

        Tell(settings, identity, issued.Value);
        Result<SignedIn> signedIn = await VerifyAsync(cluster);
        if (signedIn.IsRefused)
        {
            return signedIn.Refusal;
        }

        UserProfile profile = signedIn.Value.Profile;
        file.Write(new SavedSession(signedIn.Value.Token.Value, profile.Username, cluster.Place, signedIn.Value.ExpiresAt));
        return Answer.Of(profile, Welcome(signedIn.Value, file));
    }

    // A person may mistype; a program's answer counts as it is.
    private async Task<Result<SignedIn>> VerifyAsync(ICluster cluster)
    {
        while (true)
        {
            Secret code = new(await ReadAsync("Code:"));
            Result<SignedIn> signedIn = await cluster.AskAsync((ISignInConsoleGrain signIn) => signIn.VerifyCode(code));
            if (!Surroundings.Terminal.CanAsk || signedIn.Refusal?.Code != ErrorCodes.InvalidCode || code.Value.Length == 0)
            {
                return signedIn;
            }

            Surroundings.Terminal.Tell($"{signedIn.Refusal.Detail} Try again, or press Enter to give up.");
        }
    }

    private async Task<string> ReadAsync(string question) => await Surroundings.Terminal.AskAsync(question)
        ?? throw new UsageException($"The input ended before this was answered: {question}");

    // With --json a program reads stderr, and wants nothing there but a problem.
    private void Tell(Settings settings, PlatformIdentity identity, IssuedCode issued)
    {
        if (Surroundings.Terminal.CanAsk || !settings.Json)
        {
            Surroundings.Terminal.Tell(
                $"A code for {identity.PlatformUserId} on {identity.Platform} is good until {UtcTime.Alone(issued.ExpiresAt)}. "
                + $"A bot there shows it; without one, ask for it in another window: platform-admin login-code {identity.Platform} {identity.PlatformUserId}");
        }
    }

    private Stack Welcome(SignedIn signedIn, SessionFile file)
    {
        UserProfile profile = signedIn.Profile;
        List<View> lines =
        [
            $"{(signedIn.UserCreated ? "Created the account and signed in" : "Signed in")} as {profile.Username} "
                + $"(id {profile.Id}, level {profile.PermissionLevel}) until {UtcTime.Alone(signedIn.ExpiresAt)}.",
            $"The login is kept in {file.Path}.",
        ];
        if (profile.PermissionLevel == PermissionLevel.User)
        {
            lines.Add($"This account may look at itself only. The operator key makes it an Owner: platform-admin bootstrap owner {profile.Username}");
        }

        if (Surroundings.Setting(SessionSource.Variable) is not null)
        {
            lines.Add($"{SessionSource.Variable} is set and goes before this login.");
        }

        return new Stack(lines);
    }
}
