using System.Collections.Immutable;
using System.Globalization;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Sessions;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Moderation;
using Platform.Grains.Notifications;
using Platform.Grains.Storage;
using Platform.Grains.Users;

namespace Platform.Grains.Permissions;

/// <summary>
/// One gain or loss of an Owner at a time. An id is listed before its user is raised, so no Owner is ever unlisted; whether one listed still is an Owner,
/// his user says.
/// </summary>
internal sealed class OwnersGrain : Grain, IOwnersGrain
{
    private readonly Stored<OwnersState> _stored;
    private readonly TimeProvider _clock;

    public OwnersGrain([PersistentState(StateNames.Owners)] IPersistentState<OwnersState> storage, TimeProvider clock)
    {
        _stored = new Stored<OwnersState>(storage, this);
        _clock = clock;
    }

    public async Task<Result<UserActOutcome>> Gain(UserId user, bool dryRun)
    {
        Result<UserActOutcome> foreseen = await Ask(user).BecomeOwner(dryRun: true);
        if (dryRun || foreseen.IsRefused)
        {
            return foreseen;
        }

        // Before it happens: whoever holds the operator key cannot make an Owner that the others do not hear of.
        await TellOthers(foreseen.Value.Before.Profile);
        if (!_stored.Current.Owners.Contains(user))
        {
            await _stored.Write(new OwnersState { Owners = _stored.Current.Owners.Add(user) });
        }

        return await Ask(user).BecomeOwner(dryRun: false);
    }

    public async Task<Result<UserActOutcome>> Lose(Actor actor, UserId owner, UserAct act, bool dryRun)
    {
        if (await Ask(actor.Id).GetStanding() is not { } standing)
        {
            return SessionRefusals.Ended;
        }

        var now = new Actor(actor.Id, standing.Level);
        if (Restrictions.RefuseChange(standing.Restriction) is { } restricted)
        {
            return restricted;
        }

        if (actor.Id == owner && await IsLast(owner))
        {
            return new Refusal(ErrorCodes.LastOwner, "You are the last Owner; make another one first: platform-admin bootstrap owner.");
        }

        // Whoever else may act on an Owner is one himself, in force, and stays.
        Result<UserActOutcome> outcome = await Ask(owner).Act(now, act, ownersAgree: true, dryRun);
        if (!dryRun && !outcome.IsRefused && outcome.Value.After?.Profile.PermissionLevel != PermissionLevel.Owner)
        {
            await _stored.Write(new OwnersState { Owners = _stored.Current.Owners.Remove(owner) });
        }

        return outcome;
    }

    /// <summary>Whether no other Owner is in force: one who is banned could not act for the platform.</summary>
    private async Task<bool> IsLast(UserId owner)
    {
        foreach (UserId other in _stored.Current.Owners.Where(other => other != owner))
        {
            if (await Ask(other).GetStanding() is { Level: PermissionLevel.Owner } standing && Restrictions.RefuseSignIn(standing.Restriction) is null)
            {
                return false;
            }
        }

        return true;
    }

    private async Task TellOthers(UserProfile raised)
    {
        DateTimeOffset now = _clock.GetUtcNow();
        var notification = new PendingNotification
        {
            Id = Guid.CreateVersion7(now),
            Title = "The operator key makes an Owner",
            Body = string.Create(CultureInfo.InvariantCulture, $"{raised.Username} (id {raised.Id}) becomes an Owner by the operator key on {now.UtcDateTime:yyyy-MM-dd HH:mm} UTC."),
            Type = "warning",
            CreatedAt = now,
        };
        foreach (UserId other in _stored.Current.Owners.Where(other => other != raised.Id))
        {
            await Ask(other).Notify(notification);
        }
    }

    private IOperatedUserGrain Ask(UserId user) => GrainFactory.GetGrain<IOperatedUserGrain>(user.Value);
}

/// <summary>All Owners, and perhaps one who was about to become one, or was one, when a silo died.</summary>
internal sealed record OwnersState
{
    public ImmutableArray<UserId> Owners { get; init; } = [];
}
