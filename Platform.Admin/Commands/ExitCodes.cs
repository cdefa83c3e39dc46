namespace Platform.Admin.Commands;

/// <summary>What the console tells the shell (reference.md, section 10).</summary>
internal static class ExitCodes
{
    /// <summary>Done, or shown what would be done.</summary>
    public const int Done = 0;

    /// <summary>A rule said no, or the operator did when he was asked; also what nobody foresaw.</summary>
    public const int Refused = 1;

    /// <summary>The command line or the settings make no sense.</summary>
    public const int WrongUsage = 2;

    /// <summary>The cluster is out of reach.</summary>
    public const int Unreachable = 3;
}
