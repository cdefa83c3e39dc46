using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Users;

namespace Platform.Grains.Users;

/// <summary>A user's dealings with the names: takes one before his state says so, gives the old one back after.</summary>
/// <remarks>A name taken by a change that was never written is given to the next who asks, since its holder then denies it.</remarks>
internal sealed class UsernameClaims(IGrainFactory grains, UserId user)
{
    private const int Attempts = 8;

    private string? _taking;

    /// <summary>Whether the user is about to bear this name.</summary>
    public bool IsTaking(string foldedUsername) => _taking == foldedUsername;

    /// <summary>Takes a name made by the platform.</summary>
    public async Task<string> TakeGenerated()
    {
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            string name = UsernameRules.Generate();
            if (await Take(name))
            {
                return name;
            }
        }

        throw new UnavailableException("No free name could be made for a new user.");
    }

    /// <summary>Takes a new name, unless it is the old one in another case.</summary>
    /// <returns>False when another user holds it.</returns>
    public async Task<bool> TryMove(string oldName, string newName) => IsSame(oldName, newName) || await Take(newName);

    /// <summary>After the new name is written: gives the old one back.</summary>
    public async Task Settle(string oldName, string newName)
    {
        _taking = null;
        if (!IsSame(oldName, newName))
        {
            try
            {
                await grains.GetGrain<IUsernameGrain>(UsernameKey.Of(oldName)).Release(user);
            }
            catch (Exception fault) when (fault.IsTransient())
            {
                // The rename stands; the next who wants the old name learns that nobody bears it.
            }
        }
    }

    private async Task<bool> Take(string name)
    {
        _taking = UsernameKey.Fold(name);
        bool taken = await grains.GetGrain<IUsernameGrain>(UsernameKey.Of(name)).Take(user);
        if (!taken)
        {
            _taking = null;
        }

        return taken;
    }

    private static bool IsSame(string oldName, string newName) => UsernameKey.Fold(oldName) == UsernameKey.Fold(newName);
}
