using Platform.Admin.Commands;
using Platform.Admin.Connection;
using Platform.Admin.Output;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Users;

namespace Platform.Admin.Users;

/// <summary>A command that does something to a user: rehearsing, doing and telling are done here, once for all.</summary>
/// <typeparam name="TSettings">Its options and arguments.</typeparam>
/// <param name="surroundings">What lies outside the console.</param>
internal abstract class UserActCommand<TSettings>(Surroundings surroundings) : SessionCommand<TSettings>(surroundings)
    where TSettings : UserActSettings
{
    /// <summary>What to do.</summary>
    /// <param name="settings">Options and arguments.</param>
    protected abstract UserAct ActOf(TSettings settings);

    /// <summary>What is true of the user now, in one sentence.</summary>
    /// <param name="outcome">What the act made of him.</param>
    protected abstract string Told(UserActOutcome outcome);

    /// <summary>Makes sure that the operator means it.</summary>
    /// <param name="settings">Options and arguments.</param>
    /// <param name="foresee">Asks the cluster what would happen.</param>
    /// <returns>Null to go on; otherwise the answer of the command.</returns>
    protected virtual Task<Answer?> StopAsync(TSettings settings, Func<Task<Result<UserActOutcome>>> foresee) => Task.FromResult<Answer?>(null);

    /// <inheritdoc/>
    protected sealed override async Task<Answer> AnswerAsync(TSettings settings, Secret session, ICluster cluster)
    {
        UserAct act = ActOf(settings);
        Task<Result<UserActOutcome>> AskAsync(bool dryRun) =>
            cluster.AskAsync((IUserConsoleGrain users) => users.Act(session, settings.User, act, dryRun));

        if (settings.DryRun)
        {
            return UserRehearsal.Of(settings.User, await AskAsync(dryRun: true));
        }

        return await StopAsync(settings, () => AskAsync(dryRun: true))
            ?? Answer.Of(await AskAsync(dryRun: false), outcome => outcome.After ?? outcome.Before, outcome => Told(outcome));
    }
}
