using Platform.Gateway.SignIn;
using Platform.GrainInterfaces.Users;

namespace Platform.Gateway.Reference;

/// <summary>Answers that show the fields of one of their parts beside their own, as their converters write them.</summary>
internal static class FlattenedTypes
{
    private static readonly Dictionary<Type, string> Parts = new()
    {
        [typeof(SignedInAnswer)] = nameof(SignedInAnswer.Profile),
        [typeof(UserDetails)] = nameof(UserDetails.Profile),
    };

    /// <summary>Whether a type is one of them.</summary>
    /// <param name="type">The type.</param>
    public static bool Contains(Type type) => Parts.ContainsKey(type);

    /// <summary>The part whose fields stand beside the others.</summary>
    /// <param name="type">One of the types.</param>
    public static string PartOf(Type type) => Parts[type];
}
