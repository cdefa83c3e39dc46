using Platform.GrainInterfaces.Chats;
using Platform.GrainInterfaces.Users;

namespace Platform.Grains.Chats;

/// <summary>A chat as it is written down, for whoever decides about it or shows it.</summary>
/// <param name="Id">Its number.</param>
/// <param name="OwnerId">Whose it is.</param>
/// <param name="Name">Its name.</param>
/// <param name="Description">A text; null for none.</param>
/// <param name="AllowControlRequests">Whether members may ask for control.</param>
/// <param name="Visibility">One of <see cref="ChatVisibilities"/>.</param>
/// <param name="Slug">Its public name; null while private.</param>
/// <param name="Archived">Whether it is archived.</param>
/// <param name="Running">Whether its shared browser runs.</param>
/// <param name="MemberCount">Who is in it, the owner included.</param>
/// <param name="CreatedAt">When it was created.</param>
/// <param name="UpdatedAt">When it last changed.</param>
[GenerateSerializer, Immutable, Alias("platform.chats.facts")]
internal sealed record ChatFacts(
    [property: Id(0)] long Id,
    [property: Id(1)] UserId OwnerId,
    [property: Id(2)] string Name,
    [property: Id(3)] string? Description,
    [property: Id(4)] bool AllowControlRequests,
    [property: Id(5)] string Visibility,
    [property: Id(6)] string? Slug,
    [property: Id(7)] bool Archived,
    [property: Id(8)] bool Running,
    [property: Id(9)] int MemberCount,
    [property: Id(10)] DateTimeOffset CreatedAt,
    [property: Id(11)] DateTimeOffset UpdatedAt)
{
    /// <summary>The facts of a chat that is not deleted.</summary>
    /// <param name="chat">Its state.</param>
    /// <param name="memberCount">Who is in it, the owner included.</param>
    public static ChatFacts Of(ChatState chat, int memberCount) => new(
        chat.Id,
        chat.OwnerId ?? throw new ArgumentException("A deleted chat is nobody's.", nameof(chat)),
        chat.Name,
        chat.Description,
        chat.AllowControlRequests,
        chat.Visibility,
        chat.Slug,
        chat.Archived,
        chat.Running,
        memberCount,
        chat.CreatedAt,
        chat.UpdatedAt);

    /// <summary>The chat as those see it who may; it runs only as long as its owner's standing allows, however late that is written down.</summary>
    /// <param name="owner">Its owner as he stands now.</param>
    public ChatView ToView(ChatOwnerStanding owner) => new(
        Id,
        "group",
        Name,
        owner.Owner,
        Visibility,
        Slug,
        Description,
        AllowControlRequests,
        Running && owner.Running.Contains(Id),
        MemberCount,
        Archived,
        CreatedAt,
        UpdatedAt);
}
