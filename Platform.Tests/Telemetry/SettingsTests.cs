using Microsoft.Extensions.Configuration;
using Platform.Gateway.Telemetry;
using Platform.GrainInterfaces.Settings;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Telemetry;

public sealed class SettingsTests
{
    [Fact]
    public void Without_settings_nothing_is_sent_anywhere()
    {
        var settings = Read();
        Assert.Equal(new TelemetrySettings(null, null, null, 0.05), settings);
        Assert.False(settings.IsTracing);
    }

    [Fact]
    public void The_platforms_own_setting_counts_before_the_usual_one()
    {
        var settings = Read(("Platform:Telemetry:Endpoint", "http://10.0.0.1:4317"), ("OTEL_EXPORTER_OTLP_ENDPOINT", "http://10.0.0.2:4317"));
        Assert.Equal(new Uri("http://10.0.0.1:4317"), settings.Endpoint);
        Assert.True(settings.IsTracing);
        Assert.Equal(new Uri("http://10.0.0.2:4317"), Read(("OTEL_EXPORTER_OTLP_ENDPOINT", "http://10.0.0.2:4317")).TracesEndpoint);
    }

    [Fact]
    public void Metrics_may_go_elsewhere_than_traces_or_alone()
    {
        var settings = Read(("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", "http://10.0.0.3:9090/api/v1/otlp/v1/metrics"));
        Assert.Equal("/api/v1/otlp/v1/metrics", settings.MetricsEndpoint?.AbsolutePath);
        Assert.False(settings.IsTracing);
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("1", 1)]
    [InlineData("0.25", 0.25)]
    [InlineData(" ", 0.05)]
    public void The_ratio_is_a_part_of_one(string text, double ratio)
    {
        var settings = Read(("Platform:Telemetry:Endpoint", "http://10.0.0.1:4317"), ("Platform:Telemetry:TraceRatio", text));
        Assert.Equal(ratio, settings.TraceRatio);
        Assert.Equal(ratio > 0, settings.IsTracing);
    }

    [Theory]
    [InlineData("Platform:Telemetry:Endpoint", "collector:4317")]
    [InlineData("Platform:Telemetry:Endpoint", "/tmp/socket")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "here")]
    [InlineData("Platform:Telemetry:TraceRatio", "1.5")]
    [InlineData("Platform:Telemetry:TraceRatio", "-0.1")]
    [InlineData("Platform:Telemetry:TraceRatio", "5%")]
    [InlineData("Platform:Telemetry:TraceRatio", "NaN")]
    public void A_setting_that_cannot_be_meant_is_refused(string name, string value) =>
        Assert.StartsWith(name, Assert.Throws<SettingException>(() => Read((name, value))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_start_is_refused_where_the_log_has_no_such_format()
    {
        using var folder = new TemporaryFolder();
        await using var run = PlatformProcess.Launch(new PlatformOptions(folder.Path).With("Platform__Log__Format", "xml"));
        Assert.Equal(1, await run.WaitForExitAsync(TimeSpan.FromSeconds(20)));
        Assert.Equal("Platform:Log:Format must be text or json.", Assert.Single(run.Error));
    }

    private static TelemetrySettings Read(params (string Name, string Value)[] settings) => TelemetrySettings.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value))).Build());
}
