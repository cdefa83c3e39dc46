using Platform.GrainInterfaces.Storage;

namespace Platform.Grains.Storage.Checks;

/// <summary>What must hold between two rows. What a crash between two writes may leave, and nobody is misled by, is a warning.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Broken">What is wrong with the rows that break it, behind their number.</param>
/// <param name="Status">How bad that is.</param>
internal sealed record ReferenceRule(string Name, string Broken, CheckStatus Status)
{
    /// <summary>What is younger may still be on its way from one row to the other, and is not looked at.</summary>
    public static readonly TimeSpan Settling = TimeSpan.FromMinutes(10);

    /// <summary>A user's name is his: its row names him.</summary>
    public static readonly ReferenceRule NamesOfUsers = new("names of users", "users whose name is not written down as theirs", CheckStatus.Problem);

    /// <summary>A name that is taken is somebody's.</summary>
    public static readonly ReferenceRule TakenNames = new("taken names", "names that are taken by nobody who bears them; each is freed when it is next asked for", CheckStatus.Warning);

    /// <summary>An identity that a user lists leads to him.</summary>
    public static readonly ReferenceRule IdentitiesOfUsers = new("identities of users", "linked identities that do not lead to their user", CheckStatus.Problem);

    /// <summary>An identity leads to a user who lists it.</summary>
    public static readonly ReferenceRule Identities = new("identities", "identities that lead to nobody who lists them; each begins anew at its next sign-in", CheckStatus.Warning);

    /// <summary>A session that a user lists as live has a row.</summary>
    public static readonly ReferenceRule Sessions = new("sessions", "live sessions of users that have no row", CheckStatus.Problem);

    /// <summary>The owner of a bot is there.</summary>
    public static readonly ReferenceRule BotOwners = new("owners of bots", "owners of bots that are not there", CheckStatus.Problem);

    /// <summary>The owner of a chat is there.</summary>
    public static readonly ReferenceRule ChatOwners = new("owners of chats", "owners of chats that are not there", CheckStatus.Problem);

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<ReferenceRule> All = [NamesOfUsers, TakenNames, IdentitiesOfUsers, Identities, Sessions, BotOwners, ChatOwners];
}
