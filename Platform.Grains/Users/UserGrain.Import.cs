using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Users;

namespace Platform.Grains.Users;

/// <content>How a user begins who comes from a file.</content>
internal sealed partial class UserGrain
{
    private static readonly TimeSpan JustWoken = TimeSpan.FromSeconds(1);

    public async Task<ImportedStanding> GetImportedStanding()
    {
        if (_clock.GetElapsedTime(_activatedAt) < JustWoken)
        {
            // Woken for this question alone, as the others of a long file are.
            _departure.Begin();
        }

        return new ImportedStanding(Exists ? User.Username : null, (await GetSignInStanding()).Erased);
    }

    public async Task<Result<ImportedUser>> Import(Actor actor, UserRecord record, bool trialUsedBefore)
    {
        // Nobody asks for most of them soon, and there are many.
        _departure.Begin();
        if (_stored.Exists)
        {
            return Exists ? new ImportedUser(_id, User.Username, WasThere: true) : UserRefusals.NotFound;
        }

        DateTimeOffset now = Now;
        Result<ImportedAccount> decided = UserImports.Decide(_id, actor, record, trialUsedBefore, now);
        if (decided.IsRefused)
        {
            return decided.Refusal;
        }

        UserState next = decided.Value.User;
        if (record.Username is null)
        {
            next = next with { Username = await _names.TakeGenerated() };
        }
        else if (await RefuseName(next) is { } taken)
        {
            return taken.Blaming("username");
        }

        UserState before = User;
        _lastActivity = next.LastActivityAt;
        await Write(next, decided.Value.Told);
        await _reminders.Follow(before, User, now);
        return new ImportedUser(_id, User.Username, WasThere: false);
    }
}
