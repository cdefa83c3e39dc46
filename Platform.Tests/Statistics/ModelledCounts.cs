using Platform.GrainInterfaces.Statistics;

namespace Platform.Tests.Statistics;

/// <summary>What the counts must be, without sessions.</summary>
/// <param name="Users">Those of users.</param>
/// <param name="Bots">Those of bots.</param>
/// <param name="Chats">Those of chats.</param>
/// <param name="Executions">Commands that were executed, ever.</param>
internal sealed record ModelledCounts(UserCounts Users, BotCounts Bots, ChatCounts Chats, long Executions)
{
    public bool Are(PlatformCounts counts) => this == new ModelledCounts(counts.Users, counts.Bots, counts.Chats, counts.Commands.TotalCount);
}
