using Microsoft.OpenApi;
using Platform.Gateway.Admission;

namespace Platform.Gateway.Reference;

/// <summary>The credentials of the API as security schemes, and which routes take which (reference.md, section 1, "Credentials").</summary>
internal static class ApiCredentials
{
    private const string PublicKey = "PublicKey";
    private const string BotKey = "BotKey";
    private const string Session = "Session";

    /// <summary>The schemes.</summary>
    public static IReadOnlyDictionary<string, IOpenApiSecurityScheme> Schemes { get; } = new Dictionary<string, IOpenApiSecurityScheme>
    {
        [PublicKey] = Key("A public API key, ppub_…: for web clients, to read and to sign in."),
        [BotKey] = Key("A bot's API key, pbot_…: speaks for one bot."),
        [Session] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey,
            In = ParameterLocation.Cookie,
            Name = SessionCookie.Name,
            Description = "A session, pses_…: speaks for a signed-in user.",
        },
    };

    /// <summary>What a route takes; any one of the requirements is enough.</summary>
    /// <param name="rule">The credentials it takes.</param>
    /// <param name="document">The document that the schemes stand in.</param>
    public static IList<OpenApiSecurityRequirement> Of(CredentialRule rule, OpenApiDocument document) => rule switch
    {
        CredentialRule.None => [],
        CredentialRule.SignIn => [Require(PublicKey, document)],
        CredentialRule.SignOut => [Require(Session, document), new OpenApiSecurityRequirement()],
        CredentialRule.Session => [Require(Session, document)],
        CredentialRule.AnyOne => [Require(PublicKey, document), Require(BotKey, document), Require(Session, document)],
        CredentialRule.Bot or CredentialRule.BotSignIn => [Require(BotKey, document)],
        _ => throw new InvalidOperationException($"The reference does not know the rule {rule}."),
    };

    private static OpenApiSecurityScheme Key(string description) =>
        new() { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Header, Name = SentCredentials.KeyHeader, Description = description };

    private static OpenApiSecurityRequirement Require(string scheme, OpenApiDocument document) =>
        new() { [new OpenApiSecuritySchemeReference(scheme, document)] = [] };
}
