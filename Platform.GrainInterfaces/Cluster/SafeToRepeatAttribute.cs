namespace Platform.GrainInterfaces.Cluster;

/// <summary>
/// A call that is sent once more where nobody knows whether it arrived (<see cref="SecondTry"/>): done twice it does no more than done once, or does it where the
/// first time is forgotten with its silo.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
[InvokableBaseType(typeof(GrainReference), typeof(Task), typeof(RepeatableRequest))]
[InvokableBaseType(typeof(GrainReference), typeof(Task<>), typeof(RepeatableRequest<>))]
public sealed class SafeToRepeatAttribute : Attribute;
