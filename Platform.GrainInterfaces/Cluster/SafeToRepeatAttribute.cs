namespace Platform.GrainInterfaces.Cluster;

/// <summary>
/// A call that may be sent once more where nobody knows whether it arrived: done twice it does no more than done once, or does it where the first time is
/// forgotten with its silo. Calls that interleave with everything are all of this kind and need no mark.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SafeToRepeatAttribute : Attribute;
