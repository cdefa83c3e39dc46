using Platform.Admin.Connection;
using Platform.Admin.Output;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;

namespace Platform.Admin.Commands;

/// <summary>A command that takes one thing away: rehearsing, asking about what is foreseen, and doing are here, once for all.</summary>
/// <typeparam name="TSettings">Its options and arguments.</typeparam>
/// <typeparam name="TRemoved">What the cluster tells of the thing.</typeparam>
/// <param name="surroundings">What lies outside the console.</param>
internal abstract class RemovalCommand<TSettings, TRemoved>(Surroundings surroundings) : SessionCommand<TSettings>(surroundings)
    where TSettings : DestructiveSettings
    where TRemoved : notnull
{
    /// <summary>Asks the cluster to take it away, or what would happen then.</summary>
    /// <param name="removal">What to take away.</param>
    /// <param name="settings">Options and arguments.</param>
    /// <param name="session">The operator's session token.</param>
    /// <param name="cluster">The cluster.</param>
    protected abstract Task<Result<TRemoved>> RemoveAsync(Removal removal, TSettings settings, Secret session, ICluster cluster);

    /// <summary>What the operator typed to name the thing.</summary>
    /// <param name="settings">Options and arguments.</param>
    protected abstract string Named(TSettings settings);

    /// <summary>The thing's number.</summary>
    /// <param name="removed">What the cluster tells of it.</param>
    protected abstract long IdOf(TRemoved removed);

    /// <summary>The answer of a dry run.</summary>
    /// <param name="named">What the operator typed.</param>
    /// <param name="foreseen">What the cluster foresees.</param>
    protected abstract Answer Rehearsed(string named, Result<TRemoved> foreseen);

    /// <summary>What the operator is asked.</summary>
    /// <param name="foreseen">What would be taken away.</param>
    protected abstract string Question(TRemoved foreseen);

    /// <summary>The answer once it is done.</summary>
    /// <param name="removed">What was taken away.</param>
    protected abstract Answer Told(Result<TRemoved> removed);

    /// <inheritdoc/>
    protected sealed override async Task<Answer> AnswerAsync(TSettings settings, Secret session, ICluster cluster)
    {
        Removal removal = new(Named(settings), settings.DryRun);
        if (!settings.DryRun && MustAsk(settings))
        {
            Result<TRemoved> foreseen = await RemoveAsync(removal with { DryRun = true }, settings, session, cluster);
            if (foreseen.IsRefused)
            {
                return foreseen.Refusal;
            }

            if (!await ConfirmsAsync(Question(foreseen.Value)))
            {
                return Answer.NothingChanged;
            }

            // A name may pass to another thing while the question stands; what he said yes to has this number.
            removal = removal with { Which = $"{IdOf(foreseen.Value)}" };
        }

        Result<TRemoved> removed = await RemoveAsync(removal, settings, session, cluster);
        return settings.DryRun ? Rehearsed(removal.Which, removed) : Told(removed);
    }
}
