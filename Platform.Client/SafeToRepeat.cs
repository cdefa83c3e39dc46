using Microsoft.Kiota.Abstractions;

namespace Platform.Client;

/// <summary>Marks one call as harmless when it is carried out twice, so that it is tried again although it is a POST without an idempotency key.</summary>
public sealed class SafeToRepeat : IRequestOption
{
    private static readonly HttpRequestOptionsKey<IRequestOption> Key = new(typeof(SafeToRepeat).FullName!);

    private SafeToRepeat()
    {
    }

    /// <summary>The mark, for the options of a call.</summary>
    public static SafeToRepeat Mark { get; } = new();

    /// <summary>Marks a request that is sent without the generated calls.</summary>
    public static void Add(HttpRequestMessage request)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.Options.Set(Key, Mark);
    }

    internal static bool IsOn(HttpRequestMessage request) => request.Options.TryGetValue(Key, out _);
}
