using System.ComponentModel;
using Platform.Admin.Commands;
using Platform.Admin.Connection;
using Platform.Admin.Output;
using Platform.GrainInterfaces.Notifications;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Spectre.Console.Cli;

namespace Platform.Admin.Notifications;

/// <summary>Takes a notification to everybody back.</summary>
/// <param name="surroundings">What lies outside the console.</param>
[Description("Take a broadcast back; nobody sees it any more.")]
[Example("notification withdraw 12")]
[Example("notification withdraw 12 --yes --json")]
internal sealed class NotificationWithdrawCommand(Surroundings surroundings)
    : RemovalCommand<NotificationWithdrawCommand.Settings, BroadcastView>(surroundings)
{
    /// <summary>Options and arguments.</summary>
    internal sealed class Settings : DestructiveSettings
    {
        /// <summary>Which.</summary>
        [CommandArgument(0, "<ID>")]
        [Description("Its number, as notification list shows it.")]
        public required string Id { get; init; }
    }

    /// <inheritdoc/>
    protected override Task<Result<BroadcastView>> RemoveAsync(Removal removal, Settings settings, Secret session, ICluster cluster)
    {
        long id = WholeNumber.Read<long>("ID", removal.Which)!.Value;
        return cluster.AskAsync((INotificationConsoleGrain notifications) => notifications.Withdraw(session, id, removal.DryRun));
    }

    /// <inheritdoc/>
    protected override string Named(Settings settings) => settings.Id;

    /// <inheritdoc/>
    protected override long IdOf(BroadcastView removed) => removed.Id;

    /// <inheritdoc/>
    protected override Answer Rehearsed(string named, Result<BroadcastView> foreseen)
    {
        Facet target = NotificationWords.Target(WholeNumber.Read<long>("ID", named), foreseen.IsRefused ? null : foreseen.Value.Title);
        return foreseen.IsRefused
            ? DryRun.Refused(target, foreseen.Refusal)
            : DryRun.Allowed(target, NotificationWords.Of(foreseen.Value), Facet.None);
    }

    /// <inheritdoc/>
    protected override string Question(BroadcastView foreseen) => $"Take broadcast {foreseen.Id} ({foreseen.Title}) back? Nobody sees it any more, whether he has read it or not.";

    /// <inheritdoc/>
    protected override Answer Told(Result<BroadcastView> removed) => Answer.Of(removed, one => one, one => $"Broadcast {one.Id} is taken back.");
}
