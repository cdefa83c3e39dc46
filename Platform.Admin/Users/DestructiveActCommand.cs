using Platform.Admin.Commands;
using Platform.Admin.Output;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Users;

namespace Platform.Admin.Users;

/// <summary>A command that takes something away from a user: it rehearses first and asks about what it foresees.</summary>
/// <typeparam name="TSettings">Its options and arguments.</typeparam>
/// <param name="surroundings">What lies outside the console.</param>
internal abstract class DestructiveActCommand<TSettings>(Surroundings surroundings) : UserActCommand<TSettings>(surroundings)
    where TSettings : UserActSettings
{
    /// <summary>What the operator is asked.</summary>
    /// <param name="foreseen">What the act would make of the user.</param>
    protected abstract string Question(UserActOutcome foreseen);

    /// <inheritdoc/>
    protected sealed override async Task<Answer?> StopAsync(TSettings settings, Func<Task<Result<UserActOutcome>>> foresee)
    {
        if (!MustAsk(settings))
        {
            return null;
        }

        Result<UserActOutcome> foreseen = await foresee();
        if (foreseen.IsRefused)
        {
            return foreseen.Refusal;
        }

        return await ConfirmsAsync(Question(foreseen.Value)) ? null : Answer.NothingChanged;
    }
}
