namespace Platform.Admin.Transfers;

/// <summary>One column of the files of users or bots.</summary>
/// <param name="Name">As in the header and as the member of an object.</param>
/// <param name="Kind">What JSON makes of its values.</param>
internal sealed record TransferColumn(string Name, CellKind Kind = CellKind.Text);

/// <summary>What JSON makes of a value.</summary>
internal enum CellKind
{
    /// <summary>A string.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>True or false.</summary>
    Flag,
}
