using Platform.Admin.Commands;
using Platform.Admin.Connection;
using Platform.GrainInterfaces.Certificates;

namespace Platform.Tests.Admin;

public sealed class ClusterTargetTests : IDisposable
{
    private readonly ScriptedConsole _console = new();

    [Fact]
    public void Without_a_word_it_is_the_silo_of_this_machine()
    {
        SiloAddresses target = Assert.IsType<SiloAddresses>(Choose(new ConsoleSettings()));
        Assert.Equal([new SiloEndpoint("127.0.0.1", 30000)], target.Endpoints);
        Assert.Equal("platform", target.ClusterId);
    }

    [Fact]
    public void An_option_goes_before_the_environment()
    {
        _console.Environment["PLATFORM_CLUSTER"] = "environment:1";
        _console.Environment["PLATFORM_CLUSTER_ID"] = "blue";
        Assert.Equal("environment:1", Choose(new ConsoleSettings()).Place);
        Assert.Equal("blue", Choose(new ConsoleSettings()).ClusterId);
        Assert.Equal("option:2, [::1]:3", Choose(new ConsoleSettings { Cluster = "option:2, [::1]:3" }).Place);
        Assert.IsType<SiloDatabase>(Choose(new ConsoleSettings { Database = "Host=db" }));
        Assert.Equal("green", Choose(new ConsoleSettings { ClusterId = "green" }).ClusterId);
    }

    [Fact]
    public void A_database_is_named_without_its_password()
    {
        _console.Environment["PLATFORM_DATABASE"] = "Host=db;Database=community;Username=platform;Password=hush";
        Assert.Equal("database community on db:5432", Choose(new ConsoleSettings()).Place);
    }

    [Fact]
    public void Certificates_are_named_by_options_or_the_environment()
    {
        Assert.Null(Choose(new ConsoleSettings()).Certificates);
        _console.Environment["PLATFORM_CERTIFICATE"] = "/a.crt";
        _console.Environment["PLATFORM_CERTIFICATE_KEY"] = "/a.key";
        _console.Environment["PLATFORM_CERTIFICATE_AUTHORITY"] = "/ca.crt";
        Assert.Equal(new CertificateFiles("/a.crt", "/a.key", "/ca.crt"), Choose(new ConsoleSettings()).Certificates);
        Assert.Equal(new CertificateFiles("/b.crt", "/a.key", "/ca.crt"), Choose(new ConsoleSettings { Certificate = "/b.crt" }).Certificates);
    }

    [Fact]
    public void A_certificate_without_its_key_is_a_mistake() => Assert.Contains(
        "belong together", Assert.Throws<UsageException>(() => Choose(new ConsoleSettings { Certificate = "/a.crt" })).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("Hoost=db;Password=hush")]
    [InlineData("Host=db;Port=x;Password=hush")]
    [InlineData("Password=hush")]
    [InlineData("hush")]
    public void A_bad_connection_string_is_not_repeated(string connection)
    {
        UsageException mistake = Assert.Throws<UsageException>(() => Choose(new ConsoleSettings { Database = connection }));
        Assert.DoesNotContain("hush", mistake.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("localhost:30000", "localhost", 30000)]
    [InlineData("10.0.0.1:1", "10.0.0.1", 1)]
    [InlineData("[2001:db8::1]:65535", "2001:db8::1", 65535)]
    public void An_address_is_host_and_port(string text, string host, int port)
    {
        Assert.Equal(new SiloEndpoint(host, port), SiloEndpoint.Parse(text));
        Assert.Equal(text, SiloEndpoint.Parse(text)!.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("localhost")]
    [InlineData(":30000")]
    [InlineData("localhost:")]
    [InlineData("localhost:0")]
    [InlineData("localhost:65536")]
    [InlineData("localhost:+1")]
    [InlineData("::1:30000")]
    [InlineData("[localhost]:30000")]
    [InlineData("two words:30000")]
    public void Anything_else_is_none(string text) => Assert.Null(SiloEndpoint.Parse(text));

    public void Dispose() => _console.Dispose();

    private ClusterTarget Choose(ConsoleSettings settings) => ClusterTarget.Choose(settings, _console.Surroundings());
}
