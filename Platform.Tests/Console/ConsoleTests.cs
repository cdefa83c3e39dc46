using Platform.Tests.Infrastructure;

namespace Platform.Tests.Console;

/// <summary>Tests of the admin console: a home of their own, and the people who use it.</summary>
public abstract class ConsoleTests(PlatformFixture fixture) : PlatformTests(fixture)
{
    /// <summary>A home directory, which goes with the platform's data.</summary>
    protected string Home { get; } =
        Directory.CreateDirectory(Path.Combine(fixture.Process.Options.DataFolder, "homes", Guid.NewGuid().ToString("N"))).FullName;

    /// <summary>Whether each command is a process of its own; where the same tests run on both storages, those of the embedded one do without.</summary>
    protected virtual bool StartsProcesses => true;

    /// <summary>The console of someone with neither key nor session.</summary>
    protected ConsoleProcess Nobody => new(Options.Cluster, Home) { IsHere = !StartsProcesses };

    /// <summary>The console of whoever holds the installation's operator key.</summary>
    protected ConsoleProcess KeyHolder => Nobody with { OperatorKey = Options.Secrets.OperatorKey };

    protected ConsoleProcess Of(SignedInUser user) => Nobody with { SessionToken = user.Token };

    /// <summary>A new Owner.</summary>
    protected async Task<SignedInUser> OwnerAsync()
    {
        var user = await Platform.SignInAsync();
        (await KeyHolder.RunAsync("bootstrap", "owner", user.Username)).ShouldExitWith(0);
        return user;
    }
}
