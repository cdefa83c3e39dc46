using Platform.GrainInterfaces.Users;
using Platform.Grains.Hosting;

namespace Platform.Grains.Users;

/// <summary>Users who are in memory on this silo and were asked something that is asked often. Thread-safe.</summary>
/// <remarks>
/// Each is shown by his own grain and nobody else: from the first such question until the grain leaves memory or does not know any more what is stored. So whoever
/// looks sees what the grain would answer in the middle of anything, and is spared the call; like the grain he must hold the silo's lease.
/// </remarks>
internal sealed class PresentUsers : PresentGrains<UserId, PresentUser>;
