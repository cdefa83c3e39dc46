namespace Platform.Tests.Http;

/// <summary>A route of the contract: its method, its path as documented, and a path that fits it.</summary>
public sealed record Route(HttpMethod Method, string Template, string Path)
{
    /// <summary>Every route that needs a credential, logging out apart, which a stranger may do.</summary>
    public static IReadOnlyList<Route> Guarded { get; } =
    [
        Post("/authentication/lookup"),
        Post("/authentication/request"),
        Post("/authentication/verify"),
        Get("/users/me"),
        Post("/users/me/update"),
        Get("/users/me/subscription"),
        Get("/users/me/punishments"),
        Get("/users/me/sessions"),
        Post("/users/me/sessions/destroy-others"),
        new(HttpMethod.Post, "/users/me/sessions/{token_suffix}/destroy", "/users/me/sessions/abc123/destroy"),
        Get("/users/search"),
        new(HttpMethod.Get, "/users/{id}", "/users/1"),
        Post("/authentication/bot/login-code"),
        Post("/authentication/bot/send-code"),
        Get("/announcements"),
        Get("/bots"),
        Get("/bots/search"),
        new(HttpMethod.Get, "/bots/{id}", "/bots/1"),
        Get("/bot/me"),
        Post("/bot/me/update"),
        Post("/bot/batch"),
        new(HttpMethod.Get, "/bot/users/{user_id}", "/bot/users/1"),
        new(HttpMethod.Post, "/bot/users/{user_id}/update", "/bot/users/1/update"),
        Get("/users/me/chats"),
        Get("/portal/chats"),
        Post("/portal/chats"),
        Get("/portal/directory"),
        Get("/events"),
        Get("/notifications"),
        Get("/notifications/unread-count"),
        Post("/notifications/read-all"),
        new(HttpMethod.Post, "/notifications/{id}/read", "/notifications/1/read"),
        OfChat(HttpMethod.Get, ""),
        OfChat(HttpMethod.Post, "/config/update"),
        OfChat(HttpMethod.Post, "/start"),
        OfChat(HttpMethod.Post, "/stop"),
        OfChat(HttpMethod.Post, "/delete"),
        OfChat(HttpMethod.Post, "/leave"),
        OfChat(HttpMethod.Post, "/kick"),
        OfChat(HttpMethod.Get, "/members"),
        OfChat(HttpMethod.Get, "/invites"),
        OfChat(HttpMethod.Post, "/invites"),
        new(HttpMethod.Post, "/portal/chats/{id}/invites/{code}/delete", "/portal/chats/1/invites/abcdefgh12345678/delete"),
        new(HttpMethod.Post, "/portal/resolve/{code}", "/portal/resolve/abcdefgh12345678"),
        Get("/statistics/users"),
        Get("/statistics/bots"),
        Get("/statistics/chats"),
        Get("/statistics/app"),
    ];

    public static IReadOnlyList<Route> All { get; } = [.. Guarded, Post("/authentication/logout")];

    /// <summary>Whether the path answers to this method alone.</summary>
    public bool IsOfOneMethod => All.Count(route => route.Template == Template) == 1;

    /// <summary>Both addresses of the route.</summary>
    public IReadOnlyList<string> Paths => ["/v1" + Path, Path];

    private static Route Get(string path) => new(HttpMethod.Get, path, path);

    private static Route OfChat(HttpMethod method, string rest) => new(method, "/portal/chats/{id}" + rest, "/portal/chats/1" + rest);

    private static Route Post(string path) => new(HttpMethod.Post, path, path);
}
