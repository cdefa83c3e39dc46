using Platform.Gateway.Http;
using Platform.GrainInterfaces.Chats;
using Platform.GrainInterfaces.Results;

namespace Platform.Gateway.Chats;

/// <summary>The settings of a chat as a body carries them.</summary>
internal static class ChatFields
{
    private const string NameField = "name";
    private const string DescriptionField = "description";
    private const string ControlField = "allow_control_requests";
    private const string SlugField = "slug";

    // Shapes only: what each may say is decided by the cluster.
    private static readonly TextRule Name = new(Longest: 1024, AllowsEmpty: true, AllowsControlCharacters: true);
    private static readonly TextRule Description = new(Longest: 8192, AllowsEmpty: true, AllowsControlCharacters: true);
    private static readonly TextRule Slug = new(Longest: 256, AllowsEmpty: true, AllowsControlCharacters: true);

    /// <summary>Reads a chat that somebody wants to have.</summary>
    /// <param name="body">The body.</param>
    public static NewChat ReadNew(BodyFields body)
    {
        string name = body.Text(NameField, Name);
        body.NullableText(DescriptionField, Description, out string? description);
        return new NewChat(name, description, body.OptionalFlag(ControlField) ?? false);
    }

    /// <summary>Reads what is to change of a chat.</summary>
    /// <param name="body">The body.</param>
    public static ChatUpdate ReadUpdate(BodyFields body) => new()
    {
        Name = body.OptionalText(NameField, Name),
        ChangesDescription = body.NullableText(DescriptionField, Description, out string? description),
        Description = description,
        AllowControlRequests = body.OptionalFlag(ControlField),
        ChangesSlug = body.NullableText(SlugField, Slug, out string? slug),
        Slug = slug,
    };

    /// <summary>Has a chat created, or all its bad fields named.</summary>
    /// <param name="body">The body it was read from.</param>
    /// <param name="chat">What it will be.</param>
    /// <param name="create">Asks the cluster.</param>
    public static async Task<Result<ChatView>> Create(BodyFields body, NewChat chat, Func<NewChat, Task<Result<ChatView>>> create) =>
        body.HidesBadField
            ? JudgedInTurn.Join(
                body,
                (NameField, await create(chat with { Name = BodyFields.Unreadable })),
                (DescriptionField, await create(chat with { Description = BodyFields.Unreadable })))
            : body.NameAll(await create(chat));

    /// <summary>Has a chat changed, or all bad fields named.</summary>
    /// <param name="body">The body they were read from.</param>
    /// <param name="update">What to change.</param>
    /// <param name="change">Asks the cluster.</param>
    public static async Task<Result<ChatView>> Change(BodyFields body, ChatUpdate update, Func<ChatUpdate, Task<Result<ChatView>>> change) =>
        body.HidesBadField
            ? JudgedInTurn.Join(
                body,
                (NameField, await change(update with { Name = BodyFields.Unreadable })),
                (SlugField, await change(update with { ChangesSlug = true, Slug = BodyFields.Unreadable })))
            : body.NameAll(await change(update));
}
