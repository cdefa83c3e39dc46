namespace Platform.GrainInterfaces.Users;

/// <summary>Something an operator does to a user; each kind stands in the folder of its domain (reference.md, sections 2 and 10).</summary>
[GenerateSerializer, Immutable, Alias("platform.users.act")]
public abstract record UserAct
{
    /// <summary>The longest reason, in characters.</summary>
    public const int LongestReason = 500;

    /// <summary>The operator's words, 1 to <see cref="LongestReason"/> characters without control characters; null where he gave none and none is required.</summary>
    [Id(0)]
    public string? Reason { get; init; }
}
