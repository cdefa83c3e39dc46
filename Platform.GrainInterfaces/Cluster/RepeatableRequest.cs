namespace Platform.GrainInterfaces.Cluster;

/// <summary>A call without a value that is sent by way of <see cref="SecondTry"/>.</summary>
[SerializerTransparent]
public abstract class RepeatableRequest : TaskRequest, IOutgoingGrainCallFilter
{
    /// <inheritdoc/>
    public Task Invoke(IOutgoingGrainCallContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return SecondTry.OfEach.Send(context.Invoke);
    }
}

/// <summary>A call that is sent by way of <see cref="SecondTry"/>.</summary>
/// <typeparam name="T">What it answers.</typeparam>
[SerializerTransparent]
public abstract class RepeatableRequest<T> : TaskRequest<T>, IOutgoingGrainCallFilter
{
    /// <inheritdoc/>
    public Task Invoke(IOutgoingGrainCallContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return SecondTry.OfEach.Send(context.Invoke);
    }
}
