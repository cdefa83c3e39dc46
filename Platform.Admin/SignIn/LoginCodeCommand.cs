using System.ComponentModel;
using Platform.Admin.Commands;
using Platform.Admin.Connection;
using Platform.Admin.Output;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.SignIn;
using Platform.GrainInterfaces.Users;
using Spectre.Console.Cli;

namespace Platform.Admin.SignIn;

/// <summary>Shows the code that an identity may sign in with now, for installations without a bot.</summary>
/// <param name="surroundings">What lies outside the console.</param>
[Description("Show the sign-in code that waits for somebody, with the operator key.")]
[Example("login-code telegram 4711")]
[Example("login-code telegram 4711 --json --data /var/lib/platform")]
internal sealed class LoginCodeCommand(Surroundings surroundings) : OperatorKeyCommand<LoginCodeCommand.Settings>(surroundings)
{
    /// <summary>Options and arguments.</summary>
    internal sealed class Settings : ConsoleSettings
    {
        /// <summary>The platform.</summary>
        [CommandArgument(0, "<PLATFORM>")]
        [Description("The platform he signs in from.")]
        public required string Platform { get; init; }

        /// <summary>The person's id there.</summary>
        [CommandArgument(1, "<ID>")]
        [Description("His id on that platform.")]
        public required string Id { get; init; }
    }

    /// <inheritdoc/>
    protected override async Task<Answer> AnswerAsync(Settings settings, Secret operatorKey, ICluster cluster)
    {
        PlatformIdentity identity = new(settings.Platform, settings.Id);
        Result<PendingCode> pending = await cluster.AskAsync((ISignInConsoleGrain signIn) => signIn.GetPendingCode(operatorKey, identity));
        return Answer.Of(
            pending,
            code => code,
            code => new Card(("Code", code.Code?.Value), ("Good until", UtcTime.Alone(code.ExpiresAt))));
    }
}
