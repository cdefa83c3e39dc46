using System.Net;
using Microsoft.Extensions.Configuration;
using Platform.Gateway.Standalone;
using Platform.GrainInterfaces.Settings;

namespace Platform.Tests.Gateway.Standalone;

public sealed class ClusterSettingsTests
{
    [Fact]
    public void By_default_the_silo_of_this_machine_is_looked_for()
    {
        ClusterSettings settings = Read();
        Assert.Null(settings.Database);
        Assert.Equal("platform", settings.ClusterId);
        Assert.Equal(new IPEndPoint(IPAddress.Loopback, 30000), Assert.Single(settings.Gateways));
    }

    [Fact]
    public void Silos_are_listed_with_their_ports() =>
        Assert.Equal(
            "10.0.0.7:30000 [::1]:30001 127.0.0.1:30002",
            string.Join(' ', Read(("Platform:Cluster:Gateways", "10.0.0.7:30000, [::1]:30001,localhost:30002")).Gateways));

    [Theory]
    [InlineData("10.0.0.7")]
    [InlineData("10.0.0.7:0")]
    [InlineData("10.0.0.7:99999")]
    [InlineData("silo")]
    public void A_wrong_silo_is_refused(string text) => Assert.Throws<SettingException>(() => Read(("Platform:Cluster:Gateways", text)));

    [Fact]
    public void What_the_operator_says_of_the_database_wins()
    {
        string database = Read(("Platform:Database", "Host=db;Timeout=9")).Database!;
        Assert.Contains("Timeout=9", database, StringComparison.Ordinal);
        Assert.Contains("Application Name=platform-gateway", database, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_connection_string_is_refused_without_its_password()
    {
        var refusal = Assert.Throws<SettingException>(() => Read(("Platform:Database", "Hosst=db;Password=hunter2")));
        Assert.DoesNotContain("hunter2", refusal.Message, StringComparison.Ordinal);
    }

    private static ClusterSettings Read(params (string Name, string Value)[] settings) => ClusterSettings.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(setting => setting.Name, setting => (string?)setting.Value)).Build());
}
