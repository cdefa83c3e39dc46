using System.Net;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Sessions;
using Platform.GrainInterfaces.SignIn;
using Platform.GrainInterfaces.Users;

namespace Platform.Gateway.Admission;

/// <summary>Who calls: what a route's handler may know of the credentials.</summary>
internal sealed class Caller
{
    private readonly SessionPrincipal? _principal;
    private readonly BotPrincipal? _bot;

    /// <summary>A caller who is neither a signed-in user nor a bot, or not as this one.</summary>
    /// <param name="address">Where he calls from.</param>
    public Caller(IPAddress address) => Address = address;

    /// <summary>A signed-in user.</summary>
    /// <param name="address">Where he calls from.</param>
    /// <param name="principal">Whom his session speaks for.</param>
    public Caller(IPAddress address, SessionPrincipal principal)
    {
        Address = address;
        _principal = principal;
        CookieCounts = true;
    }

    /// <summary>A bot.</summary>
    /// <param name="address">Where it calls from.</param>
    /// <param name="bot">Which bot its key speaks for.</param>
    public Caller(IPAddress address, BotPrincipal bot)
    {
        Address = address;
        _bot = bot;
    }

    /// <summary>Where he calls from.</summary>
    public IPAddress Address { get; }

    /// <summary>Whether the request acts by the session cookie, or makes one, so that another site could have sent it with this browser.</summary>
    public bool CookieCounts { get; init; }

    /// <summary>The session to sign out of, as it was sent and not yet looked up.</summary>
    public Credential? SessionToEnd { get; init; }

    /// <summary>A session that came beside the key which admitted the request, as it was sent and not looked up.</summary>
    public Credential? SessionBesideKey { get; init; }

    /// <summary>Whom the session speaks for; null when the request was not admitted by a session.</summary>
    public SessionPrincipal? SessionOrNone => _principal;

    /// <summary>Whom the session speaks for, on routes that take nothing else.</summary>
    public SessionPrincipal Session => _principal ?? throw new InvalidOperationException("The route takes other credentials than sessions.");

    /// <summary>The bot, on routes that take nothing but bot keys.</summary>
    public BotPrincipal Bot => _bot ?? throw new InvalidOperationException("The route takes other credentials than bot keys.");

    /// <summary>Why the bot may do nothing although its key is good and the request was counted; null when nothing suspends it.</summary>
    public Refusal? Suspension { get; init; }

    /// <summary>What the user sees of himself, where it came with the admission.</summary>
    public UserProfile? OwnProfile { get; init; }

    /// <summary>What the bot sees of itself, where it came with the admission.</summary>
    public BotSelf? OwnBot { get; init; }

    /// <summary>The user, on routes that take nothing but sessions.</summary>
    public long UserId => Session.UserId.Value;

    /// <summary>The address or network that limits and sign-ins are counted by.</summary>
    public ClientAddress CountedAddress => ClientAddress.Of(Address);

    /// <summary>Hands the caller to a route's handler.</summary>
    /// <param name="context">The request.</param>
    public static ValueTask<Caller?> BindAsync(HttpContext context) => ValueTask.FromResult(context.Features.Get<Caller>());
}
