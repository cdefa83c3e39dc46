using System.Collections.Immutable;
using Platform.Gateway.Http;
using Platform.GrainInterfaces.Results;

namespace Platform.Gateway.Chats;

/// <summary>
/// Names every bad field although one of them is of a kind that cannot be handed to the cluster as a bad one: the cluster is asked twice, each time with
/// another text made unreadable, so that it does nothing and judges all texts together.
/// </summary>
internal static class JudgedInTurn
{
    /// <summary>What both answers say of the fields that were sent.</summary>
    /// <typeparam name="T">What the cluster would have answered.</typeparam>
    /// <param name="body">The body with the hidden bad field.</param>
    /// <param name="one">A text that was made unreadable, and the answer.</param>
    /// <param name="other">Another one, and the answer.</param>
    public static Result<T> Join<T>(BodyFields body, (string Field, Result<T> Answer) one, (string Field, Result<T> Answer) other)
    {
        if (IsOfAnotherKind(one.Answer) || IsOfAnotherKind(other.Answer))
        {
            return body.NameAll(IsOfAnotherKind(one.Answer) ? one.Answer : other.Answer);
        }

        ImmutableSortedDictionary<string, ImmutableArray<string>> fields = Without(one).SetItems(Without(other));
        return body.NameAll(Refusal.OfFields(fields));
    }

    // A rule that goes before the fields, or a cluster that did not mind: the bad field then stands alone.
    private static bool IsOfAnotherKind<T>(Result<T> answer) => answer.Refusal?.Code != ErrorCodes.ValidationFailed;

    private static ImmutableSortedDictionary<string, ImmutableArray<string>> Without<T>((string Field, Result<T> Answer) judged) =>
        judged.Answer.Refusal!.Fields.Remove(judged.Field);
}
