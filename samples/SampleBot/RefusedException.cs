namespace SampleBot;

/// <summary>The platform said no; trying again would not help.</summary>
internal sealed class RefusedException(string message) : Exception(message);
