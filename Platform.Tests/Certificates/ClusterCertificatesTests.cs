using Microsoft.Extensions.Time.Testing;
using Platform.GrainInterfaces.Certificates;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Certificates;

/// <summary>Who believes whom, and what a running process makes of replaced files.</summary>
public sealed class ClusterCertificatesTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2030, 6, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private static readonly CertificateAuthority Authority = CertificateAuthority.Create();
    private static readonly CertificateAuthority Other = CertificateAuthority.Create("Other");

    private readonly List<CertificateFolder> _folders = [];
    private readonly FakeTimeProvider _time = new(Now);
    private readonly WrittenLog _log = new();

    [Fact]
    public async Task Members_of_one_authority_believe_each_other()
    {
        var silo = Member(Authority.Issue("silo", CertificateUse.Silo), CertificateUse.Silo, Authority);
        Assert.True(await Handshake.SucceedsAsync(silo, Client(Authority)));
        Assert.True(await Handshake.SucceedsAsync(silo, silo, CertificateUse.Silo));
        Assert.Empty(_log.Warnings);
    }

    [Fact]
    public async Task A_caller_of_another_authority_is_refused_and_named()
    {
        var silo = Silo(Authority);
        Assert.False(await Handshake.SucceedsAsync(silo, Client(Other, believes: [Authority, Other])));
        Assert.Contains("CN=client", Assert.Single(_log.Warnings), StringComparison.Ordinal);
        Assert.Contains("its issuer is no authority of the cluster", Assert.Single(_log.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_silo_of_another_authority_is_refused() =>
        Assert.False(await Handshake.SucceedsAsync(Silo(Other, believes: [Authority, Other]), Client(Authority)));

    [Fact]
    public async Task A_client_cannot_call_as_a_silo()
    {
        Assert.False(await Handshake.SucceedsAsync(Silo(Authority), Client(Authority), CertificateUse.Silo));
        Assert.Contains("it was issued for another use", Assert.Single(_log.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_cannot_answer_as_a_silo() => Assert.False(await Handshake.SucceedsAsync(Client(Authority), Client(Authority)));

    [Fact]
    public async Task A_certificate_that_names_no_use_is_good_for_all()
    {
        var silo = Member(Authority.Issue("silo", []), CertificateUse.Silo, Authority);
        Assert.True(await Handshake.SucceedsAsync(silo, silo, CertificateUse.Silo));
    }

    [Fact]
    public async Task A_certificate_that_ends_while_the_process_runs_is_refused_from_then_on()
    {
        var silo = Silo(Authority);
        var client = Member(Authority.Issue("client", CertificateUse.Client, until: Now.AddDays(1)), CertificateUse.Client, Authority);
        Assert.True(await Handshake.SucceedsAsync(silo, client));
        _time.Advance(TimeSpan.FromDays(1) + TimeSpan.FromSeconds(2));
        Assert.False(await Handshake.SucceedsAsync(silo, client));
        Assert.Contains("it has expired", Assert.Single(_log.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Intermediate_authorities_stand_behind_the_certificate()
    {
        var middle = Authority.Delegate("Middle");
        var issued = middle.Issue("client", CertificateUse.Client);
        var client = Member(issued with { Certificate = issued.Certificate + "\n" + middle.Text }, CertificateUse.Client, Authority);
        Assert.True(await Handshake.SucceedsAsync(Silo(Authority), client));
    }

    [Fact]
    public async Task Replaced_files_count_for_new_connections()
    {
        var folder = Folder(Authority.Issue("first", CertificateUse.Silo, until: Now.AddDays(2)), Authority);
        var silo = new ClusterCertificates(folder.Files, CertificateUse.Silo, _time, _log);
        folder.Write(Authority.Issue("second", CertificateUse.Silo, until: Now.AddDays(9)), Authority);
        silo.Refresh();
        Assert.Equal(Now.AddDays(2), silo.ValidUntil);
        _time.Advance(Look);
        Assert.True(await Handshake.SucceedsAsync(silo, Client(Authority)));
        Assert.Equal(Now.AddDays(9), silo.ValidUntil);
    }

    [Fact]
    public async Task Broken_files_leave_what_was_read_before_and_are_told_of_once()
    {
        var folder = Folder(Authority.Issue("first", CertificateUse.Silo), Authority);
        var silo = new ClusterCertificates(folder.Files, CertificateUse.Silo, _time, _log);
        CertificateFolder.Replace(folder.Files.Certificate, "half a certif");
        for (var look = 0; look < 3; look++)
        {
            _time.Advance(Look);
            Assert.True(await Handshake.SucceedsAsync(silo, Client(Authority)));
        }

        Assert.Contains("holds no certificate", Assert.Single(_log.Warnings), StringComparison.Ordinal);
        folder.Write(Authority.Issue("second", CertificateUse.Silo, until: Now.AddDays(9)), Authority);
        _time.Advance(Look);
        silo.Refresh();
        Assert.Equal(Now.AddDays(9), silo.ValidUntil);
    }

    [Fact]
    public async Task An_authority_is_changed_without_a_moment_in_which_members_refuse_each_other()
    {
        var silos = Folder(Authority.Issue("silo", CertificateUse.Silo), Authority);
        var clients = Folder(Authority.Issue("client", CertificateUse.Client), Authority);
        var silo = new ClusterCertificates(silos.Files, CertificateUse.Silo, _time, _log);
        var client = new ClusterCertificates(clients.Files, CertificateUse.Client, _time, _log);
        Action[] steps =
        [
            () => silos.Write(Authority.Issue("silo", CertificateUse.Silo), Authority, Other),
            () => clients.Write(Authority.Issue("client", CertificateUse.Client), Authority, Other),
            () => silos.Write(Other.Issue("silo", CertificateUse.Silo), Authority, Other),
            () => clients.Write(Other.Issue("client", CertificateUse.Client), Authority, Other),
            () => silos.Write(Other.Issue("silo", CertificateUse.Silo), Other),
            () => clients.Write(Other.Issue("client", CertificateUse.Client), Other),
        ];
        foreach (var step in steps)
        {
            step();
            _time.Advance(Look);
            Assert.True(await Handshake.SucceedsAsync(silo, client));
        }

        Assert.False(await Handshake.SucceedsAsync(silo, Client(Authority, believes: [Authority, Other])));
    }

    public void Dispose() => _folders.ForEach(folder => folder.Dispose());

    private ClusterCertificates Silo(CertificateAuthority issuer, params CertificateAuthority[] believes) =>
        Member(issuer.Issue("silo", CertificateUse.Silo), CertificateUse.Silo, believes is [] ? [issuer] : believes);

    private ClusterCertificates Client(CertificateAuthority issuer, params CertificateAuthority[] believes) =>
        Member(issuer.Issue("client", CertificateUse.Client), CertificateUse.Client, believes is [] ? [issuer] : believes);

    private ClusterCertificates Member(IssuedCertificate own, CertificateUse use, params CertificateAuthority[] believes) =>
        new(Folder(own, believes).Files, use, _time, _log);

    private CertificateFolder Folder(IssuedCertificate own, params CertificateAuthority[] believes)
    {
        var folder = CertificateFolder.With(own, believes);
        _folders.Add(folder);
        return folder;
    }
}
