using Platform.Benchmarks.Peers;

namespace Platform.Benchmarks.Comparison.Contestants;

/// <summary>Who is compared; the floor, which needs the platform's answers, comes besides.</summary>
internal static class ContestantList
{
    /// <summary>A new one is a line here.</summary>
    public static readonly IReadOnlyList<Func<ContestantSettings, IContestant>> All =
    [
        settings => new PlatformContestant(settings, withGateway: false),
        settings => new PlatformContestant(settings, withGateway: true),
        settings => new IdentityContestant(settings, everyRequest: true),
        settings => new IdentityContestant(settings, everyRequest: false),
        settings => new BetterAuthContestant(settings, withCookieCache: false),
        settings => new BetterAuthContestant(settings, withCookieCache: true),
    ];
}
