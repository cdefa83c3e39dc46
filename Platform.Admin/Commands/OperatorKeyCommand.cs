using Platform.Admin.Connection;
using Platform.Admin.Credentials;
using Platform.Admin.Output;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;

namespace Platform.Admin.Commands;

/// <summary>A command of one who has the installation's operator key.</summary>
/// <typeparam name="TSettings">Its options and arguments.</typeparam>
/// <param name="surroundings">What lies outside the console.</param>
internal abstract class OperatorKeyCommand<TSettings>(Surroundings surroundings) : ConsoleCommand<TSettings>(surroundings)
    where TSettings : ConsoleSettings
{
    /// <summary>Does what the command is for.</summary>
    /// <param name="settings">Options and arguments.</param>
    /// <param name="operatorKey">The key.</param>
    /// <param name="cluster">The cluster.</param>
    protected abstract Task<Answer> AnswerAsync(TSettings settings, Secret operatorKey, ICluster cluster);

    /// <inheritdoc/>
    protected sealed override async Task<Answer> AnswerAsync(TSettings settings, ICluster cluster)
    {
        Result<Secret> key = OperatorKeySource.Find(settings, Surroundings);
        return key.IsRefused ? key.Refusal : await AnswerAsync(settings, key.Value, cluster);
    }
}
