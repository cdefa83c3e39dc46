using System.Collections.Immutable;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Bots;
using Platform.Grains.Chats;
using Platform.Grains.Sessions;
using Platform.Grains.SignIn;
using Platform.Grains.Time;

namespace Platform.Grains.Users;

/// <content>What follows by itself: the clock's decisions are written down, sessions are told, a deleted user is erased. Nothing that is read waits for it.</content>
internal sealed partial class UserGrain
{
    /// <summary>Soon enough to cost nobody anything, late enough that another change may do it on its way.</summary>
    private static readonly TimeSpan SettleAfter = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan SettlePeriod = TimeSpan.FromSeconds(1);

    private const int BotsAtOnce = 50;

    private bool _hasTold;
    private bool _haveWritten;
    private IGrainTimer? _settling;

    /// <summary>Sessions that have not heard of a change.</summary>
    private ImmutableArray<TokenHash> Untold => _hasTold ? [] : User.Sessions.Untold;

    /// <summary>Sessions whose rows do not say yet what they have to say of a change.</summary>
    private ImmutableArray<TokenHash> Unwritten => _haveWritten ? [] : User.Sessions.Untold;

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        ReminderMeter.Record(reminderName, status);
        await Settle();
        await _reminders.Answer(reminderName, User, Now);
    }

    public async Task<bool> Settle()
    {
        if (!_stored.Exists)
        {
            _departure.Begin();
            return false;
        }

        await TellSessions();
        await WriteSessionsDown();
        await RunErrands();
        DateTimeOffset now = Now;
        UserState before = User;
        Settlement settlement = Lapses.Settle(before, now);
        if (!ReferenceEquals(settlement.User, before) || !before.Sessions.Untold.IsEmpty || HasRunErrands)
        {
            await Write(settlement.User, settlement.Events);
            await _reminders.Follow(before, User, now);
        }

        if (!HasErrands)
        {
            StopSettling();
        }

        return User.Erasure is not null;
    }

    public async Task ReleaseHoldings()
    {
        if (User.Erasure is not { } erasure)
        {
            return;
        }

        await PutBotsOutOfWork();
        await LeaveChats();
        await Inbox.Erase();
        foreach (string identity in erasure.IdentityKeys)
        {
            await GrainFactory.GetGrain<IErasableIdentityGrain>(identity).Free(_id, erasure.ToMemory());
        }

        await GrainFactory.GetGrain<IUsernameGrain>(UsernameKey.Of(erasure.Username)).Release(_id);
    }

    public async Task CloseErasure()
    {
        if (User.Erasure is not null)
        {
            await Write(User with { Erasure = null });
        }
    }

    private async Task LeaveChats()
    {
        ImmutableArray<long> joined;
        long? last = null;
        do
        {
            joined = await _chats.ListJoinedAsync(_id, last, OrdersAtOnce, CancellationToken.None);
            last = joined.IsEmpty ? last : joined[^1];
            await Task.WhenAll(joined.Select(chat => GrainFactory.GetGrain<IChatGrain>(chat).Leave(_id)));
        }
        while (joined.Length == OrdersAtOnce);
    }

    // Their keys are dead since he is: this makes their rows say so.
    private async Task PutBotsOutOfWork()
    {
        ImmutableArray<BotView> bots;
        BotId? last = null;
        do
        {
            bots = await _bots.ListOwnedAsync(_id, last, BotsAtOnce, CancellationToken.None);
            last = bots.LastOrDefault()?.Id;
            await Task.WhenAll(bots.Select(bot => GrainFactory.GetGrain<IOperatedBotGrain>(bot.Id.Value).LoseOwner(_id)));
        }
        while (bots.Length == BotsAtOnce);
    }

    /// <summary>Tells every session what it was not told yet.</summary>
    private async Task TellSessions()
    {
        ImmutableArray<TokenHash> untold = Untold;
        if (untold.IsEmpty)
        {
            return;
        }

        SettleSoon();
        UserState user = User;
        await _notices.Tell(untold, hash => user.Sessions.Find(hash) is { } live ? SessionStandings.Of(user, live) : null);
        _hasTold = true;
    }

    /// <summary>Has the sessions write down the ends they were told, so that their counter follows; the rows of ended ones are gone.</summary>
    private async Task WriteSessionsDown()
    {
        await _notices.WriteDown(Unwritten.Where(hash => User.Sessions.Find(hash) is not null));
        _haveWritten = true;
    }

    private void SettleSoon() =>
        _settling ??= this.RegisterGrainTimer(_ => Settle(), new GrainTimerCreationOptions(SettleAfter, SettlePeriod));

    private void StopSettling()
    {
        _settling?.Dispose();
        _settling = null;
    }
}
