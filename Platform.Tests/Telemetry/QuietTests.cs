using System.Text.Json;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Telemetry;

/// <summary>A platform without a collector makes no activity, for no request.</summary>
[Collection(OnMeasured.Name)]
public sealed class QuietTests(QuietPlatform fixture)
{
    [Fact]
    public async Task In_the_middle_of_a_request_there_is_no_activity()
    {
        var answer = (await fixture.Platform.Access.Visitor().GetAsync("/v1/statistics/users")).ShouldBeOk();
        Assert.Matches("^[0-9a-f]{32}$", answer.Header("X-Correlation-Id"));
        IReadOnlyList<JsonElement> lines = [];
        await Eventually.TrueAsync(
            () => (lines = [.. fixture.Log.Where(line => line.Text("category") == TracedPlatform.LoggedCategory)]).Count > 0,
            TimeSpan.FromSeconds(5),
            () => "the request is not in the log. There are\n" + string.Join('\n', fixture.Platform.Process.Running.Error));
        Assert.All(lines, line => line.ShouldHaveExactly("time", "level", "category", "message"));
    }
}
