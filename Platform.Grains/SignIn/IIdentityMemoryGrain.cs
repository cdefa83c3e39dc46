namespace Platform.Grains.SignIn;

/// <summary>What is left of an identity whose account was deleted. Key: <see cref="IdentityMemoryKeys"/>, which does not tell whose it is.</summary>
[Alias("platform.sign-in.identity-memory")]
internal interface IIdentityMemoryGrain : IGrainWithStringKey
{
    /// <summary>What is remembered; nothing for an identity that never had an account.</summary>
    [Alias("recall")]
    Task<IdentityMemory> Recall();

    /// <summary>Adds to what is remembered. Safe to repeat.</summary>
    /// <param name="memory">What to remember.</param>
    [Alias("remember")]
    Task Remember(IdentityMemory memory);
}
