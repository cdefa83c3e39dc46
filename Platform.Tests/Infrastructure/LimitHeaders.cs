using System.Globalization;
using System.Text.RegularExpressions;

namespace Platform.Tests.Infrastructure;

/// <summary>The limit headers of an answer, as the drafts and the contract write them.</summary>
public sealed partial record LimitHeaders(
    IReadOnlyDictionary<string, LimitHeaders.Policy> Policies,
    IReadOnlyDictionary<string, LimitHeaders.Remainder> Remainders,
    int Limit,
    int Remaining,
    int ResetSeconds)
{
    /// <summary>A policy in force: so many in a window of so many seconds.</summary>
    public sealed record Policy(int Quota, int WindowSeconds);

    /// <summary>What is left of a policy, and the seconds until more is.</summary>
    public sealed record Remainder(int Left, int Seconds);

    public static LimitHeaders Of(PlatformResponse answer)
    {
        var policies = Members(answer, "RateLimit-Policy", PolicyMember());
        var remainders = Members(answer, "RateLimit", RemainderMember());
        return new LimitHeaders(
            policies.ToDictionary(match => match.Groups[1].Value, match => new Policy(Number(match, 2), Number(match, 3))),
            remainders.ToDictionary(match => match.Groups[1].Value, match => new Remainder(Number(match, 2), Number(match, 3))),
            Number(answer, "X-RateLimit-Limit"),
            Number(answer, "X-RateLimit-Remaining"),
            Number(answer, "X-RateLimit-Reset"));
    }

    private static List<Match> Members(PlatformResponse answer, string header, Regex shape)
    {
        var value = answer.Header(header);
        Assert.True(value is not null, $"No {header}: {answer}");
        return value.Split(',', StringSplitOptions.TrimEntries).Select(member =>
        {
            var match = shape.Match(member);
            Assert.True(match.Success, $"{header}: {answer}");
            return match;
        }).ToList();
    }

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    private static int Number(PlatformResponse answer, string header)
    {
        Assert.True(int.TryParse(answer.Header(header), NumberStyles.None, CultureInfo.InvariantCulture, out var number), $"{header}: {answer}");
        return number;
    }

    [GeneratedRegex("""^"([a-z-]+)";q=(\d+);w=(\d+)$""")]
    private static partial Regex PolicyMember();

    [GeneratedRegex("""^"([a-z-]+)";r=(\d+);t=(\d+)$""")]
    private static partial Regex RemainderMember();
}
