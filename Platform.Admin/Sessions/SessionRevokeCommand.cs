using System.Collections.Immutable;
using System.ComponentModel;
using Platform.Admin.Commands;
using Platform.Admin.Connection;
using Platform.Admin.Output;
using Platform.Admin.Users;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Sessions;
using Platform.GrainInterfaces.Users;
using Spectre.Console;
using Spectre.Console.Cli;

namespace Platform.Admin.Sessions;

/// <summary>Ends sessions of a user.</summary>
/// <param name="surroundings">What lies outside the console.</param>
[Description("End one session of a user, or all of them.")]
[Example("session revoke alice a1B2c3")]
[Example("session revoke alice --all --yes")]
[Example("session revoke alice --all --dry-run")]
internal sealed class SessionRevokeCommand(Surroundings surroundings) : SessionCommand<SessionRevokeCommand.Settings>(surroundings)
{
    /// <summary>Options and arguments.</summary>
    internal sealed class Settings : DestructiveSettings
    {
        /// <summary>Whose.</summary>
        [CommandArgument(0, "<USER>")]
        [Description("An id or a username.")]
        public required string User { get; init; }

        /// <summary>Which.</summary>
        [CommandArgument(1, "[SUFFIX]")]
        [Description("The last six characters of the session's token, as session list shows them.")]
        public string? Suffix { get; init; }

        /// <summary>Whether all.</summary>
        [CommandOption("--all")]
        [Description("All of his sessions.")]
        public bool All { get; init; }

        /// <inheritdoc/>
        public override ValidationResult Validate() => (Suffix is null) == All
            ? ValidationResult.Success()
            : ValidationResult.Error(All ? "Give either a SUFFIX or --all, not both." : "Give the SUFFIX of a session, or --all.");
    }

    /// <inheritdoc/>
    protected override async Task<Answer> AnswerAsync(Settings settings, Secret session, ICluster cluster)
    {
        if (settings.DryRun || MustAsk(settings))
        {
            Result<SessionRevocation> rehearsal = await RevokeAsync(settings, session, cluster, dryRun: true);
            if (settings.DryRun)
            {
                return await RehearseAsync(settings, session, cluster, rehearsal);
            }

            if (rehearsal.IsRefused)
            {
                return rehearsal.Refusal;
            }

            if (!await ConfirmsAsync($"End {Sessions(rehearsal.Value.Suffixes)} of {rehearsal.Value.Username} (id {rehearsal.Value.UserId})?"))
            {
                return Answer.NothingChanged;
            }
        }

        Result<SessionRevocation> revoked = await RevokeAsync(settings, session, cluster, dryRun: false);
        if (revoked.IsRefused)
        {
            return revoked.Refusal;
        }

        string user = revoked.Value.UserId.ToString();
        View view = $"Ended {Sessions(revoked.Value.Suffixes)} of {revoked.Value.Username} (id {user}).";
        if (!settings.Json)
        {
            return Answer.Of(revoked.Value, view);
        }

        // The act is done: if the user may not be shown any more, what was done is shown in his place.
        Result<UserProfile> profile = await cluster.AskAsync((IUserConsoleGrain users) => users.Show(session, user));
        return Answer.Of(profile.IsRefused ? revoked.Value : profile.Value, view);
    }

    private static Task<Result<SessionRevocation>> RevokeAsync(Settings settings, Secret session, ICluster cluster, bool dryRun) =>
        cluster.AskAsync((ISessionConsoleGrain sessions) => sessions.Revoke(session, settings.User, settings.Suffix, dryRun));

    private static async Task<Answer> RehearseAsync(Settings settings, Secret session, ICluster cluster, Result<SessionRevocation> rehearsal)
    {
        if (rehearsal.IsRefused)
        {
            return DryRun.Refused(UserFacet.Named(settings.User), rehearsal.Refusal);
        }

        (UserId id, string username, ImmutableArray<string> ending) = rehearsal.Value;
        Result<SessionList> list = await cluster.AskAsync((ISessionConsoleGrain sessions) => sessions.List(session, id.ToString()));
        ImmutableArray<string> live = list.IsRefused ? ending : [.. list.Value.Sessions.Select(view => view.TokenSuffix)];
        return DryRun.Allowed(
            UserFacet.Of(id, username),
            Facets(live),
            Facets([.. live.Except(ending)]));
    }

    private static Facet Facets(ImmutableArray<string> suffixes) => new(Sessions(suffixes), new { sessions = suffixes });

    private static string Sessions(ImmutableArray<string> suffixes) => suffixes.Length switch
    {
        0 => "no session",
        1 => $"the session {suffixes[0]}",
        _ => $"{suffixes.Length} sessions ({string.Join(", ", suffixes)})",
    };
}
