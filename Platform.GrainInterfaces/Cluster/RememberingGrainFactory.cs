using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;

namespace Platform.GrainInterfaces.Cluster;

/// <summary>
/// Makes references to grains like the runtime's own factory, which looks an interface's attributes up by reflection for every reference: a tenth of what a
/// request costs. This one remembers what came of it, for interfaces with one class.
/// </summary>
/// <param name="inner">The runtime's factory.</param>
public sealed class RememberingGrainFactory(IGrainFactory inner) : IGrainFactory
{
    private readonly ConcurrentDictionary<Type, Address> _known = new();

    /// <summary>Puts this factory before the runtime's, for grains and whoever else lives in the process.</summary>
    /// <param name="services">The services of a silo.</param>
    /// <exception cref="InvalidOperationException">There is no factory yet.</exception>
    public static void Use(IServiceCollection services)
    {
        ServiceDescriptor own = services.Last(service => service.ServiceType == typeof(IGrainFactory) && !service.IsKeyedService);
        Func<IServiceProvider, object> create = own.ImplementationFactory ?? throw new InvalidOperationException("The runtime's factory is made in another way.");
        services.AddSingleton<IGrainFactory>(provider => new RememberingGrainFactory((IGrainFactory)create(provider)));
    }

    /// <inheritdoc/>
    public TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithIntegerKey =>
        grainClassNamePrefix is null && _known.TryGetValue(typeof(TGrainInterface), out Address address)
            ? Make<TGrainInterface>(address, GrainIdKeyExtensions.CreateIntegerKey(primaryKey))
            : Remember(inner.GetGrain<TGrainInterface>(primaryKey, grainClassNamePrefix), grainClassNamePrefix);

    /// <inheritdoc/>
    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey =>
        grainClassNamePrefix is null && !string.IsNullOrWhiteSpace(primaryKey) && _known.TryGetValue(typeof(TGrainInterface), out Address address)
            ? Make<TGrainInterface>(address, IdSpan.Create(primaryKey))
            : Remember(inner.GetGrain<TGrainInterface>(primaryKey, grainClassNamePrefix), grainClassNamePrefix);

    /// <inheritdoc/>
    public TGrainInterface GetGrain<TGrainInterface>(Guid primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithGuidKey => inner.GetGrain<TGrainInterface>(primaryKey, grainClassNamePrefix);

    /// <inheritdoc/>
    public TGrainInterface GetGrain<TGrainInterface>(Guid primaryKey, string keyExtension, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithGuidCompoundKey => inner.GetGrain<TGrainInterface>(primaryKey, keyExtension, grainClassNamePrefix);

    /// <inheritdoc/>
    public TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string keyExtension, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithIntegerCompoundKey => inner.GetGrain<TGrainInterface>(primaryKey, keyExtension, grainClassNamePrefix);

    /// <inheritdoc/>
    public TGrainObserverInterface CreateObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver => inner.CreateObjectReference<TGrainObserverInterface>(obj);

    /// <inheritdoc/>
    public void DeleteObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver => inner.DeleteObjectReference<TGrainObserverInterface>(obj);

    /// <inheritdoc/>
    public IGrain GetGrain(Type grainInterfaceType, Guid grainPrimaryKey) => inner.GetGrain(grainInterfaceType, grainPrimaryKey);

    /// <inheritdoc/>
    public IGrain GetGrain(Type grainInterfaceType, long grainPrimaryKey) => inner.GetGrain(grainInterfaceType, grainPrimaryKey);

    /// <inheritdoc/>
    public IGrain GetGrain(Type grainInterfaceType, string grainPrimaryKey) => inner.GetGrain(grainInterfaceType, grainPrimaryKey);

    /// <inheritdoc/>
    public IGrain GetGrain(Type grainInterfaceType, Guid grainPrimaryKey, string keyExtension) =>
        inner.GetGrain(grainInterfaceType, grainPrimaryKey, keyExtension);

    /// <inheritdoc/>
    public IGrain GetGrain(Type grainInterfaceType, long grainPrimaryKey, string keyExtension) =>
        inner.GetGrain(grainInterfaceType, grainPrimaryKey, keyExtension);

    /// <inheritdoc/>
    public TGrainInterface GetGrain<TGrainInterface>(GrainId grainId)
        where TGrainInterface : IAddressable => inner.GetGrain<TGrainInterface>(grainId);

    /// <inheritdoc/>
    public IAddressable GetGrain(GrainId grainId) => inner.GetGrain(grainId);

    /// <inheritdoc/>
    public IAddressable GetGrain(GrainId grainId, GrainInterfaceType interfaceType) => inner.GetGrain(grainId, interfaceType);

    /// <inheritdoc/>
    public IAddressable GetGrain(Type interfaceType, IdSpan grainKey, string grainClassNamePrefix) =>
        inner.GetGrain(interfaceType, grainKey, grainClassNamePrefix);

    /// <inheritdoc/>
    public IAddressable GetGrain(Type interfaceType, IdSpan grainKey) => inner.GetGrain(interfaceType, grainKey);

    private TGrainInterface Make<TGrainInterface>(Address address, IdSpan key) =>
        (TGrainInterface)inner.GetGrain(GrainId.Create(address.Grain, key), address.Interface);

    private TGrainInterface Remember<TGrainInterface>(TGrainInterface made, string? classNamePrefix)
    {
        if (classNamePrefix is null && made is GrainReference reference)
        {
            _known[typeof(TGrainInterface)] = new Address(reference.GrainId.Type, reference.InterfaceType);
        }

        return made;
    }

    private readonly record struct Address(GrainType Grain, GrainInterfaceType Interface);
}
