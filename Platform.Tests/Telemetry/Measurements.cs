using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Telemetry;

/// <summary>What <c>GET /metrics</c> answered, in Prometheus' text format.</summary>
public sealed partial class Measurements
{
    private readonly List<(string Name, ImmutableDictionary<string, string> Labels, double Value)> _samples = [];

    private Measurements(string text)
    {
        foreach (var line in text.Split('\n').Where(line => line.Length > 0 && line[0] != '#'))
        {
            var sample = Sample().Match(line);
            Assert.True(sample.Success, line);
            _samples.Add((
                sample.Groups["name"].Value,
                Label().Matches(sample.Groups["labels"].Value).ToImmutableDictionary(label => label.Groups[1].Value, label => label.Groups[2].Value),
                double.Parse(sample.Groups["value"].Value, CultureInfo.InvariantCulture)));
        }
    }

    public IEnumerable<string> Names => _samples.Select(sample => sample.Name).Distinct();

    public IEnumerable<string> LabelNames => _samples.SelectMany(sample => sample.Labels.Keys).Distinct();

    public IEnumerable<string> LabelValues => _samples.SelectMany(sample => sample.Labels.Values).Distinct();

    /// <summary>Reads them as someone on the machine itself.</summary>
    public static Task<Measurements> ReadAsync(PlatformAccess platform) => ReadAsync(new PlatformClient(platform.Address));

    public static async Task<Measurements> ReadAsync(PlatformClient client)
    {
        var answer = (await client.GetAsync("/metrics")).ShouldBeOk();
        Assert.Equal("text/plain", answer.MediaType);
        return new Measurements(answer.Text);
    }

    /// <summary>The sum of all that has this name and these labels; 0 where there is nothing.</summary>
    public double Sum(string name, params (string Label, string Value)[] labels) => _samples
        .Where(sample => sample.Name == name && labels.All(label => sample.Labels.GetValueOrDefault(label.Label) == label.Value))
        .Sum(sample => sample.Value);

    [GeneratedRegex(@"^(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)(\{(?<labels>.*)\})? (?<value>\S+)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Sample();

    [GeneratedRegex("""([a-zA-Z_]+)="((?:[^"\\]|\\.)*)",?""")]
    private static partial Regex Label();
}
