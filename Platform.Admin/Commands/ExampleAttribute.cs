namespace Platform.Admin.Commands;

/// <summary>A line that shows in a command's help how it is used.</summary>
/// <param name="line">The line without the program's name.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
internal sealed class ExampleAttribute(string line) : Attribute
{
    /// <summary>The line without the program's name.</summary>
    public string Line { get; } = line;
}
