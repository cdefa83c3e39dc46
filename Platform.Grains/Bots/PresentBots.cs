using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Hosting;
using Platform.Grains.Statistics;
using Platform.Grains.Users;

namespace Platform.Grains.Bots;

/// <summary>Admits the requests of bots that are in memory on this silo: for their grains, and for those who pass these by. Thread-safe.</summary>
internal sealed class PresentBots
{
    private readonly PresentGrains<BotId, PresentBot> _bots = new();
    private readonly SiloCounters _counters;
    private readonly LimitWriter _writer;
    private readonly Func<UserId, UserStanding?> _readOwner;

    public PresentBots(SiloCounters counters, LimitWriter writer, StandingReader standings)
    {
        _counters = counters;
        _writer = writer;
        _readOwner = standings.Look;
    }

    /// <summary>Counts a request that reached the bot's grain, its key found in force.</summary>
    /// <param name="bot">The bot.</param>
    /// <param name="owner">Its owner as he stands; null for one who is no more.</param>
    /// <param name="withSelf">Whether the bot wants to see itself.</param>
    public BotAdmission Admit(PresentBot bot, UserStanding? owner, bool withSelf) => Note(bot.Admit(owner, withSelf));

    /// <summary>Counts a request without a call. The silo must hold its lease.</summary>
    /// <param name="id">The bot.</param>
    /// <param name="key">The key that was sent.</param>
    /// <param name="withSelf">Whether the bot wants to see itself.</param>
    /// <returns>Null when the bot must be called.</returns>
    public BotAdmission? TryAdmit(BotId id, TokenHash key, bool withSelf) =>
        _bots.Find(id)?.TryAdmit(key, _readOwner, withSelf) is { } admission ? Note(admission) : null;

    /// <summary>Has written down what is counted, and lets others pass the bot's grain by.</summary>
    public void Show(PresentBot bot)
    {
        if (bot.Open())
        {
            _writer.Join(bot);
        }

        _bots.Show(bot.Id, bot);
    }

    /// <summary>The bot's grain is about to leave memory, or does not know what is stored.</summary>
    public void Hide(PresentBot bot)
    {
        bot.Close();
        _bots.Hide(bot.Id, bot);
    }

    /// <summary>Leaves the bot's row to its grain.</summary>
    /// <returns>Ends when nobody else writes it.</returns>
    public Task Leave(PresentBot bot)
    {
        Hide(bot);
        return _writer.Leave(bot);
    }

    private BotAdmission Note(BotAdmission admission)
    {
        if (admission is { Refusal: null, Suspension: null })
        {
            _counters.CountRequest();
        }

        return admission;
    }
}
