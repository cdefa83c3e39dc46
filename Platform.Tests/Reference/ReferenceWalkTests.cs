using Platform.Tests.Infrastructure;

namespace Platform.Tests.Reference;

/// <summary>The reference holds what it says (reference.md, section 9): every answer that it tells of is provoked on the running platform, or it is said why not.</summary>
[Collection(OnEmbedded.Name)]
public sealed class ReferenceWalkTests(EmbeddedPlatform fixture) : PlatformTests(fixture)
{
    [Fact]
    public async Task Every_documented_answer_comes_as_documented_and_no_other()
    {
        var reference = await ApiReference.ReadAsync(Platform);
        var walk = new ReferenceWalk(reference, Platform, await Fixture.Process.OperatorAsync());
        await walk.SignInAndOutAsync();
        await walk.ReachTheLimitsOfSignInsAsync();
        await walk.UseOneselfAsync();
        await walk.UseBotsAsync();
        await walk.UseChatsAsync();
        await walk.UseNotificationsAsync();
        await walk.UseTheRestAsync();
        await walk.RefuseCredentialsAsync();
        await walk.RefuseSuspendedBotsAsync();
        await walk.RefuseTooManyRequestsAsync();
        await walk.RefuseBodiesAsync();
        await walk.RefuseOtherOriginsAsync();
        await walk.RefuseDuringTimeoutAsync();
        await walk.RefuseWhatIsNotThereAsync();

        var documented = reference.Operations.SelectMany(operation => operation.Answers).ToHashSet();
        ShouldBeEmpty("Not as documented", walk.Judge.Complaints);
        ShouldBeEmpty("Neither provoked nor explained", documented.Except(walk.Judge.Seen).Where(answer => !Unprovoked.All.Any(why => why.Explains(answer))));
        ShouldBeEmpty("Explained, and provoked all the same", walk.Judge.Seen.Where(answer => Unprovoked.All.Any(why => why.Explains(answer))));
        ShouldBeEmpty("Headers that never came", walk.Judge.MissedHeaders(reference).Where(header => !header.EndsWith("Strict-Transport-Security", StringComparison.Ordinal)));
    }

    private static void ShouldBeEmpty<T>(string what, IEnumerable<T> list)
    {
        string[] lines = [.. list.Select(one => one!.ToString()!)];
        Assert.True(lines.Length == 0, $"{what}:\n{string.Join('\n', lines)}");
    }
}
