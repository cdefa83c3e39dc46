using System.Text.Json;
using System.Text.RegularExpressions;
using Platform.GrainInterfaces.Moderation;
using Platform.Tests.Infrastructure;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Platform.Tests.Telemetry;

/// <summary>Dashboard and alerts ask for nothing that a running platform does not measure.</summary>
[Collection(OnMeasured.Name)]
public sealed partial class DashboardTests(TracedPlatform onPostgreSql, QuietPlatform onEmbedded)
{
    // What may stand in a query beside metrics and labels.
    private static readonly HashSet<string> Words =
    [
        "sum", "rate", "increase", "histogram_quantile", "topk", "max", "vector", "by", "and", "or", "up",
        "__rate_interval", "m", "h",
    ];

    private static readonly HashSet<string> LabelsOfPrometheus = ["instance", "job"];

    [Fact]
    public async Task Every_metric_and_every_label_in_a_query_is_there()
    {
        await DoAllThatIsMeasuredAsync();
        Measurements[] measured = [await Measurements.ReadAsync(onPostgreSql.Platform.Access), await Measurements.ReadAsync(onEmbedded.AtWatcher)];
        var metrics = measured.SelectMany(one => one.Names).ToHashSet();
        var labels = measured.SelectMany(one => one.LabelNames).Concat(LabelsOfPrometheus).ToHashSet();
        Assert.All(Queries(), query =>
        {
            Assert.All(LabelsIn(query), label => Assert.Contains(label, labels));
            var named = MetricsIn(query).ToList();
            Assert.NotEmpty(named);
            Assert.All(named.Except(["up"]), name => Assert.Contains(name, metrics));
        });
    }

    [Fact]
    public void Every_panel_has_a_title_a_place_of_its_own_and_something_to_show()
    {
        var panels = Panels();
        Assert.Equal(panels.Length, panels.Select(panel => panel.GetProperty("id").GetInt32()).Distinct().Count());
        Assert.All(panels, panel => Assert.False(string.IsNullOrWhiteSpace(panel.Text("title"))));
        Assert.All(panels.Where(panel => panel.Text("type") != "row"), panel => Assert.NotEqual(0, panel.GetProperty("targets").GetArrayLength()));
        var places = panels.SelectMany(panel => Cells(panel.GetProperty("gridPos"))).ToList();
        Assert.Equal(places.Count, places.Distinct().Count());
        Assert.All(places, place => Assert.InRange(place.X, 0, 23));
    }

    [Fact]
    public void Every_alert_says_what_is_wrong_how_bad_it_is_and_what_to_do()
    {
        var alerts = Alerts().ToList();
        Assert.Equal(alerts.Count, alerts.Select(alert => alert.Alert).Distinct().Count());
        Assert.All(alerts, alert =>
        {
            Assert.Contains(alert.Labels["severity"], new[] { "page", "ticket" });
            Assert.NotEmpty(alert.Annotations["summary"]);
            Assert.NotEmpty(alert.Annotations["runbook"]);
            Assert.True(alert.For is null || Duration().IsMatch(alert.For), alert.For);
        });
        var book = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "operations.md"));
        Assert.All(alerts, alert => Assert.Contains($"`{alert.Alert}`", book, StringComparison.Ordinal));
    }

    [Fact]
    public void Prometheus_asks_where_the_metrics_are_and_reads_these_alerts()
    {
        var configuration = Read<Configuration>("prometheus/prometheus.yaml");
        Assert.Equal("alerts.yaml", Assert.Single(configuration.RuleFiles));
        var platform = Assert.Single(configuration.ScrapeConfigs);
        Assert.Equal(("platform", "/metrics"), (platform.JobName, platform.MetricsPath));
    }

    private async Task DoAllThatIsMeasuredAsync()
    {
        var owner = await onPostgreSql.Platform.Process.OperatorAsync();
        var user = await onPostgreSql.Platform.Access.SignInAsync();
        await owner.ActAsync(user, new TimeOutUser { Reason = "Noise", End = new PunishmentEnd(null, TimeSpan.FromSeconds(1)) });
        (await onPostgreSql.Platform.Access.Visitor().GetAsync("/v1/statistics/users")).ShouldBeOk();
        await Eventually.TrueAsync(
            async () => (await Measurements.ReadAsync(onPostgreSql.Platform.Access)).Sum("platform_reminders_lateness_seconds_count", ("reminder", "restriction")) > 0,
            TimeSpan.FromSeconds(20),
            () => "the reminder of the timeout did not come");
    }

    private static IEnumerable<string> Queries() => Panels()
        .Where(panel => panel.TryGetProperty("targets", out _))
        .SelectMany(panel => panel.GetProperty("targets").EnumerateArray().Select(target => target.Text("expr")!))
        .Concat(Alerts().Select(alert => alert.Expr));

    private static IEnumerable<string> LabelsIn(string query) =>
        Matcher().Matches(query).Select(match => match.Groups[1].Value)
            .Concat(Grouping().Matches(query).SelectMany(match => match.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries)));

    private static IEnumerable<string> MetricsIn(string query)
    {
        var bare = Grouping().Replace(Text().Replace(query, ""), "");
        bare = Selector().Replace(bare, "");
        var words = Word().Matches(bare).Select(word => word.Value).ToList();
        return words.Where(word => word == "up" || !Words.Contains(word));
    }

    private static JsonElement[] Panels() =>
        [.. JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(Deployed("grafana/dashboard.json"))).GetProperty("panels").EnumerateArray()];

    private static IEnumerable<(int X, int Y)> Cells(JsonElement place) =>
        from x in Enumerable.Range(place.GetProperty("x").GetInt32(), place.GetProperty("w").GetInt32())
        from y in Enumerable.Range(place.GetProperty("y").GetInt32(), place.GetProperty("h").GetInt32())
        select (x, y);

    private static IEnumerable<Rule> Alerts() => Read<Rules>("prometheus/alerts.yaml").Groups.SelectMany(group => group.Rules);

    private static string Deployed(string file) => Path.Combine(AppContext.BaseDirectory, "deploy", file);

    // Strict: a member that is spelt wrongly is no member.
    private static T Read<T>(string file) => new DeserializerBuilder()
        .WithNamingConvention(UnderscoredNamingConvention.Instance).Build().Deserialize<T>(File.ReadAllText(Deployed(file)));

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Text();

    [GeneratedRegex("([a-z_]+) *(?:=~|!~|!=|=) *\"")]
    private static partial Regex Matcher();

    [GeneratedRegex(@"\bby \(([a-z_, ]+)\)")]
    private static partial Regex Grouping();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Selector();

    [GeneratedRegex("[a-zA-Z_][a-zA-Z0-9_]*")]
    private static partial Regex Word();

    [GeneratedRegex("^[0-9]+[smh]$")]
    private static partial Regex Duration();

    private sealed class Rules
    {
        public List<Group> Groups { get; set; } = [];
    }

    private sealed class Group
    {
        public string Name { get; set; } = "";

        public List<Rule> Rules { get; set; } = [];
    }

    private sealed class Rule
    {
        public string Alert { get; set; } = "";

        public string Expr { get; set; } = "";

        public string? For { get; set; }

        public Dictionary<string, string> Labels { get; set; } = [];

        public Dictionary<string, string> Annotations { get; set; } = [];
    }

    private sealed class Configuration
    {
        public Dictionary<string, string> Global { get; set; } = [];

        public List<string> RuleFiles { get; set; } = [];

        public List<Scrape> ScrapeConfigs { get; set; } = [];
    }

    private sealed class Scrape
    {
        public string JobName { get; set; } = "";

        public string MetricsPath { get; set; } = "";

        public List<Dictionary<string, List<string>>> StaticConfigs { get; set; } = [];
    }
}
