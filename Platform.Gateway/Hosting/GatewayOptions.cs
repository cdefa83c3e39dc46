using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using Platform.Gateway.Admission;
using Platform.GrainInterfaces.Settings;

namespace Platform.Gateway.Hosting;

/// <summary>The gateway's settings, <c>Platform:Gateway</c> (reference.md, section 11).</summary>
/// <remarks>Lists are given as numbered settings or as one text with commas.</remarks>
internal sealed record GatewayOptions
{
    /// <summary>The section they stand in.</summary>
    public const string Section = "Platform:Gateway";

    private const string Count = "a positive whole number";
    private const string CountOrNone = "a whole number, 0 or more";
    private const string Timeout = "a time span above zero and up to an hour, such as 00:00:30";

    private static readonly TimeSpan LongestTimeout = TimeSpan.FromHours(1);

    private static readonly int UsualPlaces = Math.Max(512, 256 * Environment.ProcessorCount);

    /// <summary>Addresses and networks whose <c>X-Forwarded-*</c> headers count; nobody's by default.</summary>
    public ImmutableArray<IPNetwork> TrustedProxies { get; init; } = [];

    /// <summary>Who may read the metrics.</summary>
    public ImmutableArray<IPNetwork> MetricsNetworks { get; init; } = [IPNetwork.Parse("127.0.0.0/8"), IPNetwork.Parse("::1/128")];

    /// <summary>Other sites whose pages may call the API with the session cookie.</summary>
    public ImmutableHashSet<Origin> AllowedOrigins { get; init; } = [];

    /// <summary>Whether the session cookie is for https alone, whatever the request came by.</summary>
    public bool SecureCookies { get; init; }

    /// <summary>How long requests are still served after the signal to stop.</summary>
    public TimeSpan DrainPeriod { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Connections at the most, 1 or more; the next is closed at once.</summary>
    public int MaxConnections { get; init; } = 20_000;

    /// <summary>Connections of one client address at the most, IPv6 by its /64; null for no limit. Trusted proxies are not counted.</summary>
    /// <remarks>
    /// By default three quarters of all: one address alone cannot shut out the others, and neither a proxy that nobody has named nor a load test from one machine
    /// is hurt. Where clients come by themselves, a few hundred suffice.
    /// </remarks>
    public int? MaxConnectionsPerAddress { get; init; } = 15_000;

    /// <summary>Requests in progress at the most, 1 or more; those that need no credential are not counted.</summary>
    /// <remarks>By default 256 for each processor, at least 512: more than these can work on, so that waiting for storage does not leave them idle.</remarks>
    public int MaxRequests { get; init; } = UsualPlaces;

    /// <summary>Requests that wait for a place for a moment, at the most; what is above that is answered 503 at once.</summary>
    /// <remarks>By default four times <see cref="MaxRequests"/>: a burst of more than a thousand requests is served, one after the other.</remarks>
    public int MaxWaitingRequests { get; init; } = WaitingFor(UsualPlaces);

    /// <summary>How long the headers of a request may take to arrive.</summary>
    public TimeSpan HeadersTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a body of up to 1 MiB may take to arrive; larger ones in proportion.</summary>
    public TimeSpan BodyTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Reads the settings.</summary>
    /// <param name="configuration">All settings of the process.</param>
    /// <exception cref="SettingException">One of them is not what it must be.</exception>
    public static GatewayOptions Read(IConfiguration configuration)
    {
        IConfigurationSection section = configuration.GetSection(Section);
        var defaults = new GatewayOptions();
        ImmutableArray<IPNetwork> metrics = [.. List(section, nameof(MetricsNetworks)).Select(text => Network(nameof(MetricsNetworks), text))];
        int places = Value(section, nameof(MaxRequests), TryParseCount, Count, defaults.MaxRequests);
        return new GatewayOptions
        {
            TrustedProxies = [.. List(section, nameof(TrustedProxies)).Select(text => Network(nameof(TrustedProxies), text))],
            MetricsNetworks = metrics.IsEmpty ? defaults.MetricsNetworks : metrics,
            AllowedOrigins = [.. List(section, nameof(AllowedOrigins)).Select(Site)],
            SecureCookies = Value(section, nameof(SecureCookies), bool.TryParse, "true or false", defaults.SecureCookies),
            DrainPeriod = Value(section, nameof(DrainPeriod), TryParsePeriod, "a time span such as 00:00:02", defaults.DrainPeriod),
            MaxConnections = Value(section, nameof(MaxConnections), TryParseCount, Count, defaults.MaxConnections),
            MaxConnectionsPerAddress = Value(section, nameof(MaxConnectionsPerAddress), TryParseLimit, CountOrNone, defaults.MaxConnectionsPerAddress),
            MaxRequests = places,
            MaxWaitingRequests = Value(section, nameof(MaxWaitingRequests), TryParseNumber, CountOrNone, WaitingFor(places)),
            HeadersTimeout = Value(section, nameof(HeadersTimeout), TryParseTimeout, Timeout, defaults.HeadersTimeout),
            BodyTimeout = Value(section, nameof(BodyTimeout), TryParseTimeout, Timeout, defaults.BodyTimeout),
        };
    }

    private delegate bool Parser<T>(string text, out T value);

    private static T Value<T>(IConfigurationSection section, string name, Parser<T> parse, string shape, T whereAbsent)
    {
        string? text = section[name];
        if (string.IsNullOrWhiteSpace(text))
        {
            return whereAbsent;
        }

        return parse(text, out T value) ? value : throw new SettingException($"{Section}:{name} must be {shape}.");
    }

    private static bool TryParsePeriod(string text, out TimeSpan period) =>
        TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out period) && period >= TimeSpan.Zero;

    private static bool TryParseTimeout(string text, out TimeSpan timeout) => TryParsePeriod(text, out timeout) && timeout > TimeSpan.Zero && timeout <= LongestTimeout;

    private static bool TryParseCount(string text, out int count) => TryParseNumber(text, out count) && count > 0;

    private static bool TryParseNumber(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static bool TryParseLimit(string text, out int? limit)
    {
        bool isNumber = TryParseNumber(text, out int number);
        limit = number == 0 ? null : number;
        return isNumber;
    }

    // A place for a burst; limited, so that the largest number of places does not overflow.
    private static int WaitingFor(int places) => (int)Math.Min(4L * places, int.MaxValue);

    private static IEnumerable<string> List(IConfigurationSection section, string name)
    {
        IConfigurationSection list = section.GetSection(name);
        IEnumerable<string?> texts = list.Value is { } text ? text.Split(',') : list.GetChildren().Select(child => child.Value);
        return texts.Select(entry => entry?.Trim() ?? "").Where(entry => entry.Length > 0);
    }

    private static IPNetwork Network(string name, string text)
    {
        if (IPAddress.TryParse(text, out IPAddress? address))
        {
            // As sockets are seen: IPv4 inside IPv6 is IPv4.
            IPAddress plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
            return new IPNetwork(plain, plain.GetAddressBytes().Length * 8);
        }

        return IPNetwork.TryParse(text, out IPNetwork network)
            ? network
            : throw new SettingException($"{Section}:{name} holds \"{text}\", which is neither an address nor a network such as 10.0.0.0/8.");
    }

    private static Origin Site(string text) =>
        Origin.Parse(text) ?? throw new SettingException($"{Section}:{nameof(AllowedOrigins)} holds \"{text}\", which is no origin such as https://example.com.");
}
