using Platform.Admin.Connection;
using Platform.Admin.Credentials;
using Platform.Admin.Output;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;

namespace Platform.Admin.Commands;

/// <summary>A command of a signed-in operator.</summary>
/// <typeparam name="TSettings">Its options and arguments.</typeparam>
/// <param name="surroundings">What lies outside the console.</param>
internal abstract class SessionCommand<TSettings>(Surroundings surroundings) : ConsoleCommand<TSettings>(surroundings)
    where TSettings : ConsoleSettings
{
    /// <summary>Does what the command is for.</summary>
    /// <param name="settings">Options and arguments.</param>
    /// <param name="session">The operator's session token.</param>
    /// <param name="cluster">The cluster.</param>
    protected abstract Task<Answer> AnswerAsync(TSettings settings, Secret session, ICluster cluster);

    /// <inheritdoc/>
    protected sealed override async Task<Answer> AnswerAsync(TSettings settings, ICluster cluster)
    {
        Result<Secret> session = SessionSource.Find(Surroundings);
        return session.IsRefused ? session.Refusal : await AnswerAsync(settings, session.Value, cluster);
    }
}
