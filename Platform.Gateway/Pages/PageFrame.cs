using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;

namespace Platform.Gateway.Pages;

/// <summary>What stands around every web page.</summary>
/// <param name="Path">The path that was asked for, without the version.</param>
/// <param name="Account">Who is signed in; null for nobody.</param>
/// <param name="Notice">What was just done; null for nothing.</param>
/// <param name="Complaint">Why a form was not taken; null where none was refused.</param>
public sealed record PageFrame(string Path, PageAccount? Account, string? Notice, Refusal? Complaint);

/// <summary>Who is signed in, as far as every page shows it.</summary>
/// <param name="Level">His level.</param>
/// <param name="Unread">Notifications that he has not read; null where they were not counted.</param>
public sealed record PageAccount(PermissionLevel Level, int? Unread)
{
    /// <summary>Whether pages show him more than others.</summary>
    public bool IsOperator => Level > PermissionLevel.User;
}
