using System.Collections.Immutable;

namespace Platform.GrainInterfaces.Results;

/// <summary>A part of a list.</summary>
/// <typeparam name="T">What the list holds.</typeparam>
/// <param name="Items">The part asked for, in the list's order.</param>
/// <param name="Total">Length of the whole list.</param>
/// <param name="Next">
/// Where the next page begins however the list changes meanwhile: the caller hands it back. Null on the last page, and for lists that are told by offset alone.
/// </param>
[GenerateSerializer, Immutable, Alias("platform.page`1")]
public sealed record Page<T>([property: Id(0)] ImmutableArray<T> Items, [property: Id(1)] int Total, [property: Id(2)] string? Next = null);
