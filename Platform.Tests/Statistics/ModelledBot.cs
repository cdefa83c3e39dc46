using Platform.GrainInterfaces.Bots;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Statistics;

/// <summary>A bot of the model: what acts that were acknowledged made of it.</summary>
internal sealed class ModelledBot(string name)
{
    /// <summary>Its name, which no other bot has.</summary>
    public string Name { get; } = name;

    /// <summary>Itself, where its creation was acknowledged.</summary>
    public RunningBot? Running { get; init; }

    public BotType Type { get; private set; } = BotType.Community;

    public bool IsActive { get; private set; } = true;

    public bool IsDeleted { get; private set; }

    /// <summary>Whether its creation or an act on it was not acknowledged: it is asked in the end.</summary>
    public bool IsInDoubt { get; set; }

    public static BotAct AnyAct(Random random) => random.Next(8) switch
    {
        0 => new SetBotType(BotType.Official),
        1 => new SetBotType(BotType.Verified),
        2 => new SetBotType(BotType.Community),
        3 => new DisableBot(false),
        4 or 5 => new EnableBot(),
        6 => new ResetBotStatistics(),
        _ => new DeleteBot(),
    };

    /// <summary>Takes over what it says itself.</summary>
    /// <param name="view">The bot; null when it was deleted, or never created.</param>
    public void Learn(BotView? view)
    {
        IsDeleted = view is null;
        Type = view?.BotType ?? Type;
        IsActive = view?.IsActive ?? IsActive;
    }

    public void Do(BotAct act)
    {
        switch (act)
        {
            case SetBotType set:
                Type = set.Type;
                break;
            case DisableBot:
                IsActive = false;
                break;
            case EnableBot:
                IsActive = true;
                break;
            case DeleteBot:
                IsDeleted = true;
                break;
        }
    }
}
