using Platform.Admin.Commands;
using Platform.GrainInterfaces.Results;

namespace Platform.Admin.Output;

/// <summary>What a command hands back: an answer in both forms, a refusal, or that the operator thought better of it.</summary>
internal abstract record Answer
{
    /// <summary>The operator said no when he was asked.</summary>
    public static Answer NothingChanged { get; } = new Declined();

    /// <summary>An answer for programs and for people.</summary>
    /// <param name="document">What <c>--json</c> prints.</param>
    /// <param name="view">What people see.</param>
    public static Answer Of(object document, View view) => new Done(document, view);

    /// <summary>An answer or a refusal.</summary>
    /// <typeparam name="T">What the grain answers.</typeparam>
    /// <param name="result">The grain's answer.</param>
    /// <param name="document">Makes what <c>--json</c> prints.</param>
    /// <param name="view">Makes what people see.</param>
    public static Answer Of<T>(Result<T> result, Func<T, object> document, Func<T, View> view)
        where T : notnull => result.IsRefused ? result.Refusal : new Done(document(result.Value), view(result.Value));

    /// <summary>A refusal.</summary>
    /// <param name="refusal">Why.</param>
    public static implicit operator Answer(Refusal refusal) => new Refused(refusal);
}

/// <summary>Done or shown.</summary>
/// <param name="Document">What <c>--json</c> prints.</param>
/// <param name="View">What people see.</param>
/// <param name="ExitCode">Other than 0 for an answer that tells of something broken.</param>
internal sealed record Done(object Document, View View, int ExitCode = ExitCodes.Done) : Answer;

/// <summary>A rule said no.</summary>
/// <param name="Refusal">Why.</param>
internal sealed record Refused(Refusal Refusal) : Answer;

/// <summary>The operator said no when he was asked.</summary>
internal sealed record Declined : Answer;

/// <summary>All was shown already.</summary>
/// <param name="ExitCode">One of <see cref="ExitCodes"/>.</param>
internal sealed record Shown(int ExitCode) : Answer;
