using System.Collections.Concurrent;
using System.Diagnostics;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Hosting;

/// <summary>One of three silos is killed (reference.md, section 11): requests fail for five seconds at most, and nothing acknowledged is lost.</summary>
public sealed class SiloLossTests
{
    private const int Silos = 3;
    private static readonly TimeSpan MostOutage = TimeSpan.FromSeconds(5);

    [Fact]
    [Trait("Category", "Slow")]
    public async Task The_others_take_over_within_five_seconds_and_lose_nothing()
    {
        var database = await (await PostgreSqlServer.SharedAsync()).CreateDatabaseAsync();
        using var folder = new TemporaryFolder();
        var silos = Enumerable.Range(0, Silos)
            .Select(silo => new PlatformProcess(new PlatformOptions(Directory.CreateDirectory(folder.File($"silo{silo}")).FullName) { Database = database }))
            .ToArray();
        try
        {
            foreach (var silo in silos)
            {
                await InstalledSecrets.CopyToAsync(silo.Options.DataFolder);
                await silo.StartAsync();
            }

            await KillTheLastUnderLoadAsync(silos);
        }
        finally
        {
            foreach (var silo in silos)
            {
                await silo.DisposeAsync();
            }
        }
    }

    private static async Task KillTheLastUnderLoadAsync(PlatformProcess[] silos)
    {
        var entrance = silos[0].Access;
        var users = await entrance.SignInManyAsync(30);
        var names = new ConcurrentDictionary<long, string>();
        await Task.WhenAll(users.Select(async user =>
        {
            names[user.Id] = Names.Fresh();
            (await user.RenameAsync(names[user.Id])).ShouldBeOk();
        }));

        await silos[^1].Kill9Async();
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(users.Select(user => Task.Run(() => UntilServedAgainAsync(user, watch))));

        foreach (var user in users)
        {
            Assert.Equal(names[user.Id], await user.CurrentUsernameAsync());
            (await user.RenameAsync(Names.Fresh())).ShouldBeOk();
        }
    }

    /// <summary>Asks until the outage may last no longer; after that every answer must be good.</summary>
    private static async Task UntilServedAgainAsync(SignedInUser user, Stopwatch sinceKill)
    {
        while (sinceKill.Elapsed < MostOutage)
        {
            var answer = await user.MeAsync();
            Assert.Contains(answer.Status, new[] { 200, 503 });
            await Task.Delay(200);
        }

        for (var request = 0; request < 10; request++)
        {
            (await user.MeAsync()).ShouldBeOk();
            await Task.Delay(100);
        }
    }
}
