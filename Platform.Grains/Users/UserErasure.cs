namespace Platform.Grains.Users;

/// <summary>Finishes what a deletion has begun. Called by the one who deleted, and by the upkeep when a silo died in between.</summary>
internal static class UserErasure
{
    public static async Task Finish(IOperatedUserGrain user)
    {
        await user.ReleaseHoldings();
        await user.CloseErasure();
    }
}
