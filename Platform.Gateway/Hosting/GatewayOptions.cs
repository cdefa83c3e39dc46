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

    /// <summary>Connections at the most; null for no limit.</summary>
    public long? MaxConnections { get; init; }

    /// <summary>Reads the settings.</summary>
    /// <param name="configuration">All settings of the process.</param>
    /// <exception cref="SettingException">One of them is not what it must be.</exception>
    public static GatewayOptions Read(IConfiguration configuration)
    {
        IConfigurationSection section = configuration.GetSection(Section);
        var defaults = new GatewayOptions();
        ImmutableArray<IPNetwork> metrics = [.. List(section, nameof(MetricsNetworks)).Select(text => Network(nameof(MetricsNetworks), text))];
        return new GatewayOptions
        {
            TrustedProxies = [.. List(section, nameof(TrustedProxies)).Select(text => Network(nameof(TrustedProxies), text))],
            MetricsNetworks = metrics.IsEmpty ? defaults.MetricsNetworks : metrics,
            AllowedOrigins = [.. List(section, nameof(AllowedOrigins)).Select(Site)],
            SecureCookies = Value(section, nameof(SecureCookies), bool.TryParse, "true or false", defaults.SecureCookies),
            DrainPeriod = Value(section, nameof(DrainPeriod), TryParsePeriod, "a time span such as 00:00:02", defaults.DrainPeriod),
            MaxConnections = Value(section, nameof(MaxConnections), TryParseCount, "a positive whole number", defaults.MaxConnections),
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

    private static bool TryParseCount(string text, out long? count)
    {
        bool isCount = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) && number > 0;
        count = number;
        return isCount;
    }

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
            return new IPNetwork(address, address.GetAddressBytes().Length * 8);
        }

        return IPNetwork.TryParse(text, out IPNetwork network)
            ? network
            : throw new SettingException($"{Section}:{name} holds \"{text}\", which is neither an address nor a network such as 10.0.0.0/8.");
    }

    private static Origin Site(string text) =>
        Origin.Parse(text) ?? throw new SettingException($"{Section}:{nameof(AllowedOrigins)} holds \"{text}\", which is no origin such as https://example.com.");
}
