using Platform.Admin.Output;
using Platform.GrainInterfaces.Bots;

namespace Platform.Admin.Bots;

/// <summary>What is to be done to which bot.</summary>
/// <param name="Bot">An id or a name.</param>
/// <param name="Act">What to do.</param>
internal sealed record BotOrder(string Bot, BotAct Act);

/// <summary>What an operator made up his mind to.</summary>
/// <param name="Order">What to do; null to do nothing.</param>
/// <param name="Instead">What the command answers when nothing is done.</param>
internal sealed record BotDecision(BotOrder? Order, Answer Instead)
{
    /// <summary>He wants it done.</summary>
    /// <param name="order">What to do.</param>
    public static BotDecision To(BotOrder order) => new(order, Answer.NothingChanged);

    /// <summary>Nothing is done.</summary>
    /// <param name="answer">Why.</param>
    public static BotDecision Not(Answer answer) => new(null, answer);
}
