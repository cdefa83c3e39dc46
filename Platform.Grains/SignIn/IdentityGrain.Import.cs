using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Storage;
using Platform.Grains.Time;
using Platform.Grains.Users;

namespace Platform.Grains.SignIn;

/// <content>How the person comes from a file.</content>
internal sealed partial class IdentityGrain : IImportedIdentityGrain
{
    public async Task<Result<ImportedUser>> Import(Actor actor, UserRecord record, bool dryRun)
    {
        // Nobody asks for most of them soon, and there are many.
        _departure.Begin();
        if (await FindImported() is { } there)
        {
            return there;
        }

        IdentityMemory memory = await Recall();
        if (RefuseSignIn(memory, _clock.GetUtcNow()) is { } banned)
        {
            return banned.Blaming("platform_user_id");
        }

        // Looked at before a number is drawn for him; he decides himself once more.
        bool trialUsedBefore = _stored.Current.TrialUsedBefore || memory.TrialUsed;
        Result<ImportedAccount> decided = UserImports.Decide(default, actor, record, trialUsedBefore, _clock.StoredNow());
        if (decided.IsRefused)
        {
            return decided.Refusal;
        }

        return dryRun ? await Foresee(record) : await Begin(actor, record, trialUsedBefore);
    }

    private async Task<ImportedUser?> FindImported()
    {
        if (_stored.Current.UserId is not { } user)
        {
            return null;
        }

        ImportedStanding standing = await GrainFactory.GetGrain<IOperatedUserGrain>(user.Value).GetImportedStanding();
        if (standing.Erased is { } erased)
        {
            // A silo died before the deletion reached this identity.
            await Free(user, erased);
        }

        // One whose number is written down here may not have come into being: a fault came in between.
        return standing.Username is { } name ? new ImportedUser(user, name, WasThere: true) : null;
    }

    private async Task<Result<ImportedUser>> Foresee(UserRecord record) =>
        record.Username is { } name && !(await GrainFactory.GetGrain<IUserNamesGrain>(0).Lookup(name)).IsRefused
            ? UserRefusals.UsernameTaken.Blaming("username")
            : new ImportedUser(Id: null, record.Username, WasThere: false);

    private async Task<Result<ImportedUser>> Begin(Actor actor, UserRecord record, bool trialUsedBefore)
    {
        // Written down before the account begins, as at a sign-in: whoever comes next goes on with the same one.
        IdentityState before = _stored.Current;
        bool wasStored = _stored.Exists;
        UserId user = before.UserId ?? await _ids.NextUserId();
        await _stored.Write(before with
        {
            Platform = record.Platform,
            PlatformUserId = record.PlatformUserId,
            UserId = user,
            TrialUsedBefore = trialUsedBefore,
            PlatformUsername = record.PlatformUsername ?? before.PlatformUsername,
            PlatformAvatarUrl = record.PlatformAvatarUrl ?? before.PlatformAvatarUrl,
        });
        IOperatedUserGrain account = GrainFactory.GetGrain<IOperatedUserGrain>(user.Value);
        using NewGrains.Knowledge? drawn = before.UserId is null ? _newGrains.Announce(account.GetGrainId()) : null;
        Result<ImportedUser> imported = await account.Import(actor, record, trialUsedBefore);
        if (imported.IsRefused)
        {
            await (wasStored ? _stored.Write(before) : _stored.Clear());
        }

        return imported;
    }
}
