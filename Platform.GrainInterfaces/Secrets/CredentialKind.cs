namespace Platform.GrainInterfaces.Secrets;

/// <summary>The kinds of credential a request can carry (reference.md, section 1, "Credentials").</summary>
public enum CredentialKind
{
    /// <summary>A public API key, prefix <c>ppub_</c>.</summary>
    PublicKey = 1,

    /// <summary>A bot's API key, prefix <c>pbot_</c>, with the bot's id inside.</summary>
    BotKey = 2,

    /// <summary>A session token, prefix <c>pses_</c>.</summary>
    Session = 3,

    /// <summary>The operator key of an installation, prefix <c>popr_</c>; never sent over HTTP.</summary>
    OperatorKey = 4,
}
