using Platform.Admin.Output;
using Platform.GrainInterfaces.Storage;

namespace Platform.Admin.Storage;

/// <summary>What a check found, for people and for programs.</summary>
internal static class CheckWords
{
    /// <summary>A line.</summary>
    /// <param name="check">What was found.</param>
    public static View Line(CheckResult check) => new Sentence($"{Status(check.Status),-7}  {check.Name}: {check.Detail}", ToneOf(check.Status));

    /// <summary>What <c>--json</c> prints.</summary>
    /// <param name="check">What was found.</param>
    public static object Document(CheckResult check) => new { name = check.Name, status = Status(check.Status), detail = check.Detail, count = check.Count };

    private static string Status(CheckStatus status) => status switch
    {
        CheckStatus.Ok => "ok",
        CheckStatus.Warning => "warning",
        _ => "problem",
    };

    private static Tone ToneOf(CheckStatus status) => status switch
    {
        CheckStatus.Ok => Tone.Plain,
        CheckStatus.Warning => Tone.Warning,
        _ => Tone.Bad,
    };
}
