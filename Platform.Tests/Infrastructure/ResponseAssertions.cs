using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Platform.Tests.Infrastructure;

/// <summary>What the contract says of every answer, and of every refusal.</summary>
public static partial class ResponseAssertions
{
    private static readonly string[] Internals =
    [
        "Orleans", "Npgsql", "Sqlite", "SqlState", "Kestrel", "Microsoft.", "System.", "Exception", " at Platform.", "Platform.Gra", "Platform.Gateway",
        "Platform.Silo", "SELECT ", "INSERT ", "grain_state", ".cs:line", "/bin/",
    ];

    /// <summary>The headers that every answer carries.</summary>
    public static PlatformResponse ShouldCarryTheCommonHeaders(this PlatformResponse answer)
    {
        Assert.True(TraceId().IsMatch(answer.Header("X-Correlation-Id") ?? string.Empty), "X-Correlation-Id is no trace id: " + answer);
        Assert.True(answer.Header("X-Content-Type-Options") == "nosniff", "X-Content-Type-Options: " + answer);
        Assert.True(answer.Header("Referrer-Policy") == "no-referrer", "Referrer-Policy: " + answer);
        Assert.True(answer.Header("Content-Security-Policy") is { Length: > 0 }, "Content-Security-Policy: " + answer);
        Assert.True(answer.Header("Server") is null, "Server: " + answer);
        return answer;
    }

    public static PlatformResponse ShouldBeOk(this PlatformResponse answer) => answer.ShouldHaveStatus(200);

    public static PlatformResponse ShouldHaveStatus(this PlatformResponse answer, int status)
    {
        Assert.True(answer.Status == status, $"Status {answer.Status} instead of {status}: {answer}");
        return answer.ShouldCarryTheCommonHeaders();
    }

    /// <summary>A refusal in full: every member, every header that belongs to it, and nothing from the inside.</summary>
    public static JsonElement ShouldBeProblem(this PlatformResponse answer, int status, string code)
    {
        var problem = answer.ShouldBeProblem(status);
        Assert.True(Text(problem, "code") == code, $"Code {Text(problem, "code")} instead of {code}: {answer}");
        return problem;
    }

    /// <summary>A refusal in full, whatever its code.</summary>
    public static JsonElement ShouldBeProblem(this PlatformResponse answer, int status)
    {
        answer.ShouldHaveStatus(status);
        Assert.True(answer.MediaType == "application/problem+json", "Not a problem: " + answer);
        var problem = answer.Json;
        foreach (var member in new[] { "type", "title", "detail", "instance", "error", "code", "correlation_id" })
        {
            Assert.True(Text(problem, member) is { Length: > 0 }, $"The problem has no text \"{member}\": {answer}");
        }

        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        Assert.Equal(Text(problem, "detail"), Text(problem, "error"));
        Assert.Equal(answer.Header("X-Correlation-Id"), Text(problem, "correlation_id"));
        foreach (var word in Internals)
        {
            Assert.False(answer.Text.Contains(word, StringComparison.Ordinal), $"The problem tells of the inside (\"{word}\"): {answer}");
        }

        ShouldCarryWhatItsStatusAsksFor(answer, problem);
        return problem;
    }

    /// <summary>A refused validation that names exactly these fields, each with at least one message.</summary>
    public static void ShouldNameFields(this PlatformResponse answer, params string[] fields)
    {
        var errors = answer.ShouldBeProblem(400, "validation_failed").GetProperty("errors");
        Assert.Equal(fields.Order(StringComparer.Ordinal), errors.EnumerateObject().Select(error => error.Name).Order(StringComparer.Ordinal));
        Assert.All(errors.EnumerateObject(), error =>
        {
            Assert.NotEqual(0, error.Value.GetArrayLength());
            Assert.All(error.Value.EnumerateArray(), message => Assert.NotEqual(string.Empty, message.GetString()));
        });
    }

    /// <summary>Refused as the caller's own fault, in whatever way.</summary>
    public static PlatformResponse ShouldBeTheCallersFault(this PlatformResponse answer)
    {
        Assert.True(answer.Status is >= 400 and < 500, "Not refused as the caller's fault: " + answer);
        return answer;
    }

    /// <summary>Refused for a reason the platform could still tell, or honestly unavailable.</summary>
    public static PlatformResponse ShouldBeTheCallersFaultOrUnavailable(this PlatformResponse answer)
    {
        if (answer.Status == 503)
        {
            answer.ShouldBeProblem(503, "unavailable");
            return answer;
        }

        return answer.ShouldBeTheCallersFault();
    }

    public static int RetryAfter(this PlatformResponse answer)
    {
        var value = answer.Header("Retry-After");
        Assert.True(int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds), "Retry-After: " + answer);
        return seconds;
    }

    private static void ShouldCarryWhatItsStatusAsksFor(PlatformResponse answer, JsonElement problem)
    {
        switch (answer.Status)
        {
            case 401:
                Assert.True(answer.Header("WWW-Authenticate") is { Length: > 0 }, "No WWW-Authenticate: " + answer);
                break;
            case 405:
                Assert.True(answer.Header("Allow") is { Length: > 0 }, "No Allow: " + answer);
                break;
            case 429:
                Assert.True(answer.RetryAfter() > 0, "Retry-After: " + answer);
                Assert.Equal(answer.RetryAfter(), problem.GetProperty("retry_after_seconds").GetInt32());
                break;
            case 503:
                Assert.True(answer.RetryAfter() > 0, "Retry-After: " + answer);
                break;
        }
    }

    private static string? Text(JsonElement problem, string member) =>
        problem.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    [GeneratedRegex("^[0-9a-f]{32}$")]
    private static partial Regex TraceId();
}
