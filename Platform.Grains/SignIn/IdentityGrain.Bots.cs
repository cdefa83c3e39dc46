using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.SignIn;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Time;
using Platform.Grains.Users;

namespace Platform.Grains.SignIn;

/// <content>What bots do for the person.</content>
internal sealed partial class IdentityGrain
{
    public async Task<PendingCode> HandOut(BotId bot, IdentityReport report)
    {
        await Adopt(report);
        PendingLogin? asked = PendingLogins.Asked(_stored.Current.Pending, _clock.GetUtcNow());
        return asked is null ? NoCode() : await ShowTo(bot, asked);
    }

    public async Task<Result<PendingCode>> Send(BotId bot, IdentityReport report)
    {
        Refusal? refusal = await RefuseSignIn();
        if (_stored.Current.UserId is null)
        {
            NoCode();
            return UserRefusals.NotFound;
        }

        if (refusal is not null)
        {
            return refusal;
        }

        if (SentCodes.Refuse(_stored.Current.SentSignIns) is { } tooMany)
        {
            return tooMany;
        }

        await Adopt(report);
        DateTimeOffset now = _clock.StoredNow();
        return await ShowTo(bot, PendingLogins.Sent(_stored.Current.Pending, now) ?? await MakeCode(address: null, now));
    }

    public async Task Adopt(IdentityReport report)
    {
        IdentityState known = _stored.Current;
        if (!_stored.Exists)
        {
            // Nobody asked for a code of this identity, and nobody is it: there is nothing to keep.
            return;
        }

        IdentityState next = known with
        {
            PlatformUsername = IdentityReports.Username(report, known.PlatformUsername),
            PlatformAvatarUrl = IdentityReports.AvatarUrl(report, known.PlatformAvatarUrl),
        };
        if (next != known)
        {
            await _stored.Write(next);
        }

        if (known.UserId is { } user)
        {
            // Also when nothing is new here: a fault may have kept it from him the last time.
            await GrainFactory.GetGrain<IOperatedUserGrain>(user.Value)
                .AdoptIdentity(new PlatformIdentity(known.Platform, known.PlatformUserId), next.PlatformUsername, next.PlatformAvatarUrl);
        }
    }

    private async Task<PendingCode> ShowTo(BotId bot, PendingLogin login)
    {
        if (login.BotId != bot)
        {
            await _stored.Write(_stored.Current with { Pending = _stored.Current.Pending.Replace(login, login with { BotId = bot }) });
        }

        return Shown(login);
    }
}
