using System.Globalization;
using Platform.GrainInterfaces.Storage;

namespace Platform.Grains.Storage.Checks;

/// <summary>Results of checks.</summary>
internal static class Checked
{
    /// <summary>So many examples of one kind are told at the most.</summary>
    public const int MostExamples = 5;

    /// <summary>As it should be.</summary>
    public static CheckResult Good(this ICheck check, long count, string detail) => new(check.Name, CheckStatus.Ok, detail, count);

    /// <summary>Something of no harm to the data.</summary>
    public static CheckResult Warn(this ICheck check, long count, string detail) => new(check.Name, CheckStatus.Warning, detail, count);

    /// <summary>Something is wrong.</summary>
    public static CheckResult Fail(this ICheck check, long count, string detail) => new(check.Name, CheckStatus.Problem, detail, count);

    /// <summary>A sentence in the form of all countries.</summary>
    public static string Text(FormattableString sentence) => sentence.ToString(CultureInfo.InvariantCulture);
}
