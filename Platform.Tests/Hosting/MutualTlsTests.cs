using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Platform.GrainInterfaces.Certificates;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Hosting;

/// <summary>Two silos, a gateway and consoles that know each other by certificates.</summary>
public sealed class MutualTlsTests(TwoSilosAndAGatewayByTls cluster) : IClassFixture<TwoSilosAndAGatewayByTls>
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Those_with_a_certificate_of_the_cluster_come_in()
    {
        var user = await cluster.Gateway.Access.SignInAsync();
        using var own = CertificateFolder.With(cluster.Authority.Issue("operator", CertificateUse.Client), cluster.Authority);
        await ShouldComeInAsync(cluster.Console(user, own.Files));
    }

    [Fact]
    public async Task Certificates_and_their_authority_are_replaced_while_everything_runs_and_no_request_fails()
    {
        var user = await cluster.Gateway.Access.SignInAsync();
        var (first, next) = (cluster.Authority, CertificateAuthority.Create("Next"));
        var answers = new ConcurrentQueue<int>();
        using var end = new CancellationTokenSource();
        var load = Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => AskAsync(user.Id, answers, end.Token))));

        await cluster.ReplaceAsync("both", first, first, next);
        await cluster.ReplaceAsync("issued", next, first, next);
        await cluster.ReplaceAsync("next", next, next);
        using var fresh = CertificateFolder.With(next.Issue("operator", CertificateUse.Client), next);
        using var old = CertificateFolder.With(first.Issue("operator", CertificateUse.Client), first, next);
        await ShouldComeInAsync(cluster.Console(user, fresh.Files));
        (await cluster.Console(user, old.Files).RunAsync("whoami")).ShouldExitWith(3);

        await end.CancelAsync();
        await load;
        Assert.True(answers.Count > 20, $"Only {answers.Count} requests were made.");
        Assert.All(answers, status => Assert.Equal(200, status));
    }

    [Fact]
    public async Task The_console_says_why_others_do_not()
    {
        var user = await cluster.Gateway.Access.SignInAsync();
        var stranger = CertificateAuthority.Create("Stranger");
        using var foreign = CertificateFolder.With(stranger.Issue("operator", CertificateUse.Client), stranger, cluster.Authority);
        using var believing = CertificateFolder.With(stranger.Issue("operator", CertificateUse.Client), stranger);
        var tries = await Task.WhenAll(
            cluster.Console(user, null).RunAsync("whoami"),
            cluster.Console(user, foreign.Files).RunAsync("whoami"),
            cluster.Console(user, believing.Files).RunAsync("whoami"));
        Assert.Contains("takes encrypted connections only", tries[0].ShouldExitWith(3).Error, StringComparison.Ordinal);
        Assert.Contains("refused the certificate", tries[1].ShouldExitWith(3).Error, StringComparison.Ordinal);
        Assert.Contains("not believed here: its issuer is no authority", tries[2].ShouldExitWith(3).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gateway_without_a_certificate_stays_unready_and_says_why()
    {
        await using var gateway = GatewayProcess.Launch(cluster.Silos[0].Options, cluster.Gateway.Access.Codes);
        await Eventually.TrueAsync(
            () => gateway.Running.Transcript.Contains("takes encrypted connections only", StringComparison.Ordinal), Deadline, () => gateway.Running.Transcript);
        Assert.False(await gateway.Access.IsReadyAsync());
    }

    [Fact]
    public async Task Strangers_who_send_garbage_or_nothing_are_cut_off_and_hurt_nobody()
    {
        using var mute = new TcpClient();
        await mute.ConnectAsync(IPAddress.Loopback, cluster.Silos[0].Options.SiloPort);
        for (var stranger = 0; stranger < 20; stranger++)
        {
            using var noise = new TcpClient();
            await noise.ConnectAsync(IPAddress.Loopback, cluster.Silos[0].Options.ClientPort);
            await noise.GetStream().WriteAsync("GET / HTTP/1.1\r\n\r\n"u8.ToArray());
        }

        await cluster.Gateway.Access.SignInAsync();
        using var late = new CancellationTokenSource(Deadline);
        Assert.Equal(0, await mute.GetStream().ReadAsync(new byte[1], late.Token));
        await Eventually.TrueAsync(() => Told().Any(), Deadline, () => string.Join('\n', cluster.Silos[0].Lines));
        Assert.InRange(Told().Count(), 1, 10);
        Assert.DoesNotContain(cluster.Silos[0].Lines, line => line.Contains("   at System.Net.Security", StringComparison.Ordinal));

        // A process writes its log behind what it does.
        IEnumerable<string> Told() => cluster.Silos[0].Lines.Where(line => line.Contains("came to no TLS session", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_silo_without_certificates_does_not_answer_a_console_that_has_one()
    {
        await using var plain = await TemporaryPlatform.StartAsync();
        using var own = CertificateFolder.With(cluster.Authority.Issue("operator", CertificateUse.Client), cluster.Authority);
        var console = new ConsoleProcess(plain.Options.Cluster, plain.Options.DataFolder) { OperatorKey = plain.Options.Secrets.OperatorKey, Certificates = own.Files };
        Assert.Contains("does not speak TLS", (await console.RunAsync("bootstrap", "owner", "nobody")).ShouldExitWith(3).Error, StringComparison.Ordinal);
    }

    // A console gives up after some seconds, which a busy machine may need to start it.
    private static Task ShouldComeInAsync(ConsoleProcess console)
    {
        FinishedProcess? last = null;
        return Eventually.TrueAsync(async () => (last = await console.RunAsync("whoami")).ExitCode == 0, Deadline, () => $"exit code {last?.ExitCode}: {last?.Error}");
    }

    // From a new address each time: the limits are not what is asked for.
    private async Task AskAsync(long user, ConcurrentQueue<int> answers, CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            answers.Enqueue((await cluster.Gateway.Access.Visitor().GetAsync($"/v1/users/{user}")).Status);
            await Task.Delay(20, CancellationToken.None);
        }
    }
}
