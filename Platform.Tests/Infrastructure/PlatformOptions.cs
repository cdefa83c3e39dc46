using System.Collections.Immutable;
using System.Globalization;
using Platform.GrainInterfaces.Certificates;

namespace Platform.Tests.Infrastructure;

/// <summary>How a silo with its gateway is started; starting twice with the same options is a restart.</summary>
public sealed record PlatformOptions(string DataFolder)
{
    /// <summary>The one foreign origin that the tests' platforms allow.</summary>
    public const string AllowedOrigin = "https://app.example";

    public string? Database { get; init; }

    /// <summary>The silo's certificates; null for a cluster without.</summary>
    public CertificateFiles? Certificates { get; init; }

    public int HttpPort { get; init; } = FreePorts.Next();

    public int SiloPort { get; init; } = FreePorts.Next();

    public int ClientPort { get; init; } = FreePorts.Next();

    /// <summary>Which build of the silo.</summary>
    public BuiltProgram Program { get; init; } = BuiltProgram.Silo;

    /// <summary>The network namespace in which it runs; null for that of the tests.</summary>
    public string? NetworkNamespace { get; init; }

    public ImmutableArray<string> MoreArguments { get; init; } = [];

    /// <summary>Loopback counts as a trusted proxy, so that a test may be as many clients as it needs.</summary>
    public ImmutableDictionary<string, string> Environment { get; init; } = ImmutableDictionary<string, string>.Empty
        .Add("Platform__Gateway__TrustedProxies", "127.0.0.1")
        .Add("Platform__Gateway__AllowedOrigins", AllowedOrigin);

    public Uri Address => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{HttpPort}"));

    /// <summary>Where the console finds the cluster.</summary>
    public string Cluster => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{ClientPort}");

    /// <summary>Where the secrets are: in the data folder unless arguments say otherwise.</summary>
    public SecretFiles Secrets { get => field ?? new SecretFiles(DataFolder); init; }

    public IEnumerable<string> Arguments
    {
        get
        {
            yield return "--data";
            yield return DataFolder;
            yield return "--silo-port";
            yield return SiloPort.ToString(CultureInfo.InvariantCulture);
            yield return "--client-port";
            yield return ClientPort.ToString(CultureInfo.InvariantCulture);
            if (!MoreArguments.Contains("--urls"))
            {
                yield return "--urls";
                yield return Address.GetLeftPart(UriPartial.Authority);
            }

            if (Database is not null)
            {
                yield return "--database";
                yield return Database;
            }

            foreach (var argument in CertificateArguments(Certificates))
            {
                yield return argument;
            }

            foreach (var argument in MoreArguments)
            {
                yield return argument;
            }
        }
    }

    /// <summary>The options that name a member's certificates.</summary>
    public static IEnumerable<string> CertificateArguments(CertificateFiles? files) => files is null
        ? []
        : ["--certificate", files.Certificate, "--certificate-key", files.Key, "--certificate-authority", files.Authority];

    public PlatformOptions With(string setting, string value) => this with { Environment = Environment.SetItem(setting, value) };

    /// <summary>Development, where the clock may be moved.</summary>
    public PlatformOptions WithClockOffset(string offset) =>
        With("DOTNET_ENVIRONMENT", "Development").With("ASPNETCORE_ENVIRONMENT", "Development").With("Platform__Clock__Offset", offset);
}
