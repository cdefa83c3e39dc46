using Platform.GrainInterfaces.Chats;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.Grains.Permissions;

namespace Platform.Grains.Chats;

/// <summary>Who may do what with a chat (reference.md, section 7).</summary>
internal static class ChatAccess
{
    private static readonly Refusal NotYours = new(ErrorCodes.Forbidden, "Only the owner of the chat and those who may act on him may do this.");
    private static readonly Refusal NotYoursToRun = new(ErrorCodes.Forbidden, "Only the owner of the chat and Owners of the platform may do this.");

    /// <summary>What one learns of a chat that he may not see.</summary>
    public static Refusal NotFound { get; } = new(ErrorCodes.NotFound, "There is no such chat.");

    /// <summary>Whether somebody may see it at all.</summary>
    /// <param name="viewer">Who looks.</param>
    /// <param name="isMember">Whether he is a member.</param>
    /// <param name="chat">The chat.</param>
    /// <param name="owner">Level of its owner.</param>
    public static bool Sees(Actor viewer, bool isMember, ChatFacts chat, PermissionLevel owner) =>
        chat.Visibility != ChatVisibilities.Private || isMember || RefuseConfiguring(viewer, chat, owner) is null;

    /// <summary>Refuses settings, invites and kicks.</summary>
    public static Refusal? RefuseConfiguring(Actor actor, ChatFacts chat, PermissionLevel owner) =>
        actor.Id == chat.OwnerId || Hierarchy.CanActOn(actor, chat.OwnerId, owner) ? null : NotYours;

    /// <summary>Refuses starting, stopping and deleting.</summary>
    public static Refusal? RefuseRunning(Actor actor, ChatFacts chat) =>
        actor.Id == chat.OwnerId || actor.Level == PermissionLevel.Owner ? null : NotYoursToRun;

    /// <summary>Refuses what concerns the platform's own chats to all but Owners.</summary>
    public static Refusal? RefuseOfficial(Actor actor) =>
        actor.Level == PermissionLevel.Owner ? null : new Refusal(ErrorCodes.Forbidden, "Only Owners decide what is official.");
}
