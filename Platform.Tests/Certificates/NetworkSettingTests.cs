using System.Net;
using Microsoft.Extensions.Configuration;
using Platform.GrainInterfaces.Certificates;
using Platform.GrainInterfaces.Settings;
using Platform.Silo.Hosting;

namespace Platform.Tests.Certificates;

/// <summary>A silo that other machines can reach asks for certificates, or is told that its network is private.</summary>
public sealed class NetworkSettingTests
{
    private const string Address = "Platform:Cluster:AdvertisedIP";

    private static readonly (string Name, string Value)[] Certificates =
        [(CertificateFiles.CertificateSetting, "/a.crt"), (CertificateFiles.KeySetting, "/a.key"), (CertificateFiles.AuthoritySetting, "/ca.crt")];

    [Fact]
    public void A_silo_of_one_machine_needs_none()
    {
        Assert.Null(Read().Certificates);
        Assert.Equal(IPAddress.Loopback, Read().AdvertisedAddress);
        Assert.Equal(IPAddress.IPv6Loopback, Read((Address, "::1")).AdvertisedAddress);
    }

    [Fact]
    public void Without_certificates_the_refusal_names_both_ways()
    {
        var refusal = Assert.Throws<SettingException>(() => Read((Address, "192.0.2.1")));
        Assert.Contains("--certificate", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("--insecure-network", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void With_certificates_or_on_a_private_network_it_may_be_reached()
    {
        Assert.Equal(IPAddress.Parse("192.0.2.1"), Read([(Address, "192.0.2.1"), .. Certificates]).AdvertisedAddress);
        Assert.Equal(IPAddress.Parse("192.0.2.1"), Read((Address, "192.0.2.1"), ("Platform:Cluster:InsecureNetwork", "true")).AdvertisedAddress);
    }

    [Fact]
    public void Options_are_short_names_of_the_settings()
    {
        string[] line = CommandLineOptions.Read(["--certificate", "/a.crt", "--certificate-key", "/a.key", "--certificate-authority", "/ca.crt"]);
        var configuration = new ConfigurationBuilder().AddCommandLine(line, new Dictionary<string, string>(CommandLineOptions.Settings)).Build();
        Assert.Equal(new CertificateFiles("/a.crt", "/a.key", "/ca.crt"), SiloSettings.Read(configuration).Certificates);
    }

    private static SiloSettings Read(params (string Name, string Value)[] settings) => SiloSettings.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(setting => setting.Name, setting => (string?)setting.Value)).Build());
}
