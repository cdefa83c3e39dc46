namespace Platform.Silo.Storage;

/// <summary>A part of all users that a search goes through in one way.</summary>
/// <param name="Rows">The condition on <c>user_entry</c> that the part is made of, such that one index holds the part in the order of names.</param>
/// <param name="Way">How names that hold the text further on than at their beginning are found in it.</param>
/// <param name="Text">What is looked for on that way: for <see cref="UserSearchWay.Beginning"/> what all these names begin with, otherwise unused.</param>
/// <param name="Column">What an index over pieces of names is made over, for the ways that use one.</param>
internal sealed record UserSearchPart(string Rows, UserSearchWay Way, string? Text = null, string Column = "name_folded");

/// <summary>The ways to the names that hold a text, but not at their beginning.</summary>
internal enum UserSearchWay
{
    /// <summary>No name of this part does.</summary>
    None,

    /// <summary>All names are looked at in their order until there are enough.</summary>
    Order,

    /// <summary>Those that do begin with another text: a range of the order.</summary>
    Beginning,

    /// <summary>An index over pieces of names tells all of them at once.</summary>
    Pieces,

    /// <summary>The index over pieces tells how many they are as far as is counted, the order which are on the page.</summary>
    PiecesAndOrder,
}
