namespace Platform.Gateway.Pages;

/// <summary>One of the things that a form lets one choose from.</summary>
/// <param name="Value">What is sent.</param>
/// <param name="Label">What is shown.</param>
public sealed record ChoiceOption(string Value, string Label);
