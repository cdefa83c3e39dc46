using Platform.GrainInterfaces.Results;

namespace Platform.Tests.Reference;

/// <summary>Every code by which a rule refuses.</summary>
internal static class ErrorCodeList
{
    public static IReadOnlyList<string> All { get; } = [.. typeof(ErrorCodes).GetFields().Select(field => (string)field.GetRawConstantValue()!)];
}
