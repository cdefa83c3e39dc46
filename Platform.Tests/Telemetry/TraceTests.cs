using System.Text.Json;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Telemetry;

/// <summary>Traces as a collector receives them, and the log beside them.</summary>
[Collection(OnMeasured.Name)]
public sealed class TraceTests(TracedPlatform fixture)
{
    private const string Caller = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00";

    private PlatformAccess Platform => fixture.Platform.Access;

    [Fact]
    public async Task One_trace_reaches_from_the_request_through_the_grains_to_the_statement()
    {
        var user = await Platform.SignInAsync();
        var answer = (await user.RenameAsync(Names.Fresh())).ShouldBeOk();
        var spans = await TraceOf(answer, trace => trace.Any(span => span.IsRequest) && trace.Any(IsUpdate));

        var request = Assert.Single(spans, span => span.IsRequest);
        Assert.Equal("POST /users/me/update", request.Name);
        Assert.Equal("platform-silo", request.Service);
        Assert.Equal("200", request.Tags["http.response.status_code"]);
        var way = spans.First(IsUpdate).Ancestors(spans).ToList();
        Assert.Contains(way, span => span.Name.EndsWith("ChangeProfile", StringComparison.Ordinal));
        Assert.Equal(request, way[^1]);
    }

    [Fact]
    public async Task What_a_caller_says_of_his_own_trace_gives_it_its_id_and_nothing_else()
    {
        var answer = (await (Platform.Visitor() with { TraceParent = Caller }).GetAsync("/v1/statistics/users")).ShouldBeOk();
        Assert.Equal(Caller.Split('-')[1], answer.Header("X-Correlation-Id"));
        Assert.Contains(await TraceOf(answer, trace => trace.Any(span => span.IsRequest)), span => span.ParentId == Caller.Split('-')[2]);
    }

    [Fact]
    public async Task No_span_holds_a_secret_or_what_a_person_sent()
    {
        var identity = Identity.Fresh();
        var visitor = Platform.Visitor() with { UserAgent = "Telltale/1.0" };
        var code = await Platform.RequestCodeAsync(identity, visitor);
        await visitor.VerifyAsync("WRONGCOD");
        var verified = (await visitor.VerifyAsync(code)).ShouldBeOk();
        var token = SessionCookie.Of(verified).Value;
        var user = visitor with { ApiKey = null, Session = token };
        (await user.GetAsync("/v1/users/search?q=telltale-words")).ShouldBeOk();
        (await user.PostAsync("/v1/portal/resolve/TELLTALEINVITE99")).ShouldBeProblem(404, "not_found");
        var last = (await user.PostAsync("/v1/authentication/logout")).ShouldBeOk();
        await TraceOf(last, trace => trace.Any(span => span.Statement.Contains("DELETE FROM grain_state", StringComparison.Ordinal)));

        var sent = fixture.Collector.Text;
        Assert.Contains("/portal/resolve/{code}", sent, StringComparison.Ordinal);
        string[] telltale =
        [
            code, token, Platform.PublicKey, identity.PlatformUserId, visitor.ClientAddress!, "Telltale", "telltale", "TELLTALE",
            verified.Json.GetProperty("username").GetString()!,
        ];
        Assert.All(telltale, text => Assert.DoesNotContain(text, sent, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Whoever_reads_the_metrics_is_not_traced()
    {
        var answer = (await new PlatformClient(Platform.Address).GetAsync("/metrics")).ShouldBeOk();
        var next = (await Platform.Visitor().GetAsync("/v1/statistics/users")).ShouldBeOk();
        await TraceOf(next, trace => trace.Any(span => span.IsRequest));
        Assert.DoesNotContain(fixture.Collector.Spans, span => span.TraceId == answer.Header("X-Correlation-Id"));
    }

    [Fact]
    public async Task A_line_of_the_log_is_one_piece_of_JSON_with_the_trace_it_belongs_to()
    {
        var answer = (await Platform.Visitor().GetAsync("/v1/statistics/users")).ShouldBeOk();
        var id = answer.Header("X-Correlation-Id");
        JsonElement line = default;
        await Eventually.TrueAsync(
            () => fixture.Log.Any(entry => entry.TryGetProperty("trace_id", out var trace) && trace.GetString() == id && (line = entry).ValueKind == JsonValueKind.Object),
            TimeSpan.FromSeconds(5),
            () => "no line has the trace. There are\n" + string.Join('\n', fixture.Platform.Process.Running.Error));
        line.ShouldHaveExactly("time", "level", "category", "message", "trace_id", "span_id");
        Assert.Equal("information", line.Text("level"));
        Assert.Equal(TracedPlatform.LoggedCategory, line.Text("category"));
        Assert.Equal(DateTimeOffset.UtcNow, line.Time("time"), TimeSpan.FromMinutes(1));
    }

    private Task<IReadOnlyList<ReceivedSpan>> TraceOf(PlatformResponse answer, Func<IReadOnlyList<ReceivedSpan>, bool> isWhole) =>
        fixture.Collector.TraceAsync(answer.Header("X-Correlation-Id")!, isWhole);

    private static bool IsUpdate(ReceivedSpan span) => span.Statement.Contains("UPDATE grain_state", StringComparison.Ordinal);
}
