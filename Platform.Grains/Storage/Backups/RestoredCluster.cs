using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Orleans.Core.Internal;
using Platform.GrainInterfaces.PublicKeys;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Notifications;
using Platform.Grains.Permissions;
using Platform.Grains.PublicKeys;

namespace Platform.Grains.Storage.Backups;

/// <summary>Brings what all silos have in memory in line with a database whose states were replaced under them.</summary>
internal sealed partial class RestoredCluster(IGrainFactory grains, ILogger<RestoredCluster> logger)
{
    private const int Attempts = 5;

    // What is busy at the first look has come to rest by the second; copies that others keep have run out by then as well.
    private static readonly TimeSpan Pause = PublicKeyRegistry.Lease;

    private ImmutableArray<TokenHash> _keys = [];

    /// <summary>Notes what must outlast the restore.</summary>
    public async Task Remember() => _keys = (await grains.GetGrain<IPublicKeysGrain>(PublicKeyRegistry.Key).GetHashes()).Hashes;

    /// <summary>Has every grain read its state anew. A write of one that has not is refused by the database, since the version is another.</summary>
    /// <returns>Whether all did; otherwise the silos are to be started anew.</returns>
    public async Task<bool> Renew()
    {
        for (int attempt = 1; attempt <= Attempts; attempt++)
        {
            try
            {
                await Drop();
                foreach (TokenHash key in _keys)
                {
                    await grains.GetGrain<IOperatedPublicKeysGrain>(PublicKeyRegistry.Key).EnsureFirst(key);
                }

                await Task.Delay(Pause, TimeProvider.System);
                await Drop();
                await WakeOverdue();
                return true;
            }
            catch (Exception fault) when (fault.IsTransient())
            {
                LogFault(fault);
            }
        }

        return false;
    }

    // The registries are asked all the time, so that they are named one by one; the others are at rest.
    private async Task Drop()
    {
        IAddressable[] registries =
        [
            grains.GetGrain<IPublicKeysGrain>(PublicKeyRegistry.Key),
            grains.GetGrain<IOwnersGrain>(OwnersRegistry.Key),
            grains.GetGrain<IAnnouncementsGrain>(IAnnouncementsGrain.Key),
            grains.GetGrain<IBroadcastsGrain>(IBroadcastsGrain.Key),
            .. new[] { IdsKey.Users, IdsKey.Bots, IdsKey.Chats, IdsKey.Notifications }.Select(key => grains.GetGrain<IIdsGrain>(key)),
        ];
        await Task.WhenAll(registries.Select(registry => registry.AsReference<IGrainManagementExtension>().DeactivateOnIdle().AsTask()));
        await grains.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero);
    }

    // The upkeep's next run does it otherwise.
    private async Task WakeOverdue()
    {
        try
        {
            await grains.GetGrain<IMaintenanceGrain>(0).Begin();
        }
        catch (Exception fault) when (fault.IsTransient())
        {
            LogFault(fault);
        }
    }

    [LoggerMessage(LogLevel.Warning, "A part of the cluster did not take note of the restore yet.")]
    private partial void LogFault(Exception fault);
}
