namespace Platform.Gateway.Pages;

/// <summary>One figure of a chart.</summary>
/// <param name="Label">What it counts.</param>
/// <param name="Value">The figure.</param>
/// <param name="Series">Its colour, 1 to 4.</param>
public sealed record Bar(string Label, long Value, int Series = 1);
