using System.Collections.Immutable;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.SignIn;
using Platform.Grains.SignIn;

namespace Platform.Tests.SignIn;

/// <summary>Codes that a bot sends unasked, beside those that are asked for on the web.</summary>
public sealed class SentCodesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly ClientAddress Home = new("192.0.2.1");
    private static readonly ClientAddress Elsewhere = new("192.0.2.2");

    [Fact]
    public void After_five_sign_ins_by_sent_codes_the_next_must_come_from_the_web()
    {
        int inRow = 0;
        for (int signIn = 0; signIn < 5; signIn++)
        {
            Assert.Null(SentCodes.Refuse(inRow));
            inRow = SentCodes.Count(inRow, Sent("a"));
        }

        Assert.Equal(ErrorCodes.WebLoginRequired, SentCodes.Refuse(inRow)?.Code);
        Assert.Null(SentCodes.Refuse(SentCodes.Count(inRow, Asked("b", Home))));
    }

    [Fact]
    public void A_sent_code_is_good_from_any_address_and_an_asked_one_from_its_own()
    {
        ImmutableArray<PendingLogin> pending = [Asked("a", Home), Sent("b")];
        Assert.NotNull(PendingLogins.Find(pending, "b", Elsewhere, Now));
        Assert.NotNull(PendingLogins.Find(pending, "a", Home, Now));
        Assert.Null(PendingLogins.Find(pending, "a", Elsewhere, Now));
    }

    [Fact]
    public void A_bot_that_hands_out_what_was_asked_for_is_not_given_what_was_sent()
    {
        ImmutableArray<PendingLogin> pending = [Asked("a", Home), Asked("b", Elsewhere), Sent("c")];
        Assert.Equal("b", PendingLogins.Asked(pending, Now)?.Nonce);
        Assert.Equal("c", PendingLogins.Sent(pending, Now)?.Nonce);
        Assert.Null(PendingLogins.Asked([Sent("c")], Now));
        Assert.Null(PendingLogins.Sent([Asked("a", Home)], Now));
    }

    [Fact]
    public void A_code_that_has_run_out_is_given_to_nobody()
    {
        DateTimeOffset end = Now.AddMinutes(10);
        Assert.Null(PendingLogins.Sent([Sent("c")], end));
        Assert.Null(PendingLogins.Asked([Asked("a", Home)], end));
        Assert.Null(PendingLogins.Find([Sent("c")], "c", Home, end));
    }

    [Fact]
    public void Strangers_who_ask_for_many_codes_do_not_push_out_the_one_that_was_sent()
    {
        ImmutableArray<PendingLogin> pending = [Sent("sent")];
        for (int address = 0; address < 50; address++)
        {
            pending = PendingLogins.Add(pending, Asked($"{address}", new ClientAddress($"10.0.0.{address}")), Now);
        }

        Assert.Equal("sent", PendingLogins.Sent(pending, Now)?.Nonce);
        Assert.Equal(21, pending.Length);
        Assert.Equal("49", PendingLogins.Asked(pending, Now)?.Nonce);
    }

    [Fact]
    public void A_sent_code_takes_the_place_of_the_one_sent_before()
    {
        ImmutableArray<PendingLogin> pending = PendingLogins.Add([Sent("a"), Asked("b", Home)], Sent("c"), Now);
        Assert.Equal(["b", "c"], pending.Select(login => login.Nonce));
    }

    [Fact]
    public void What_a_bot_does_not_tell_of_stays_as_it_is_known()
    {
        Assert.Equal("alice", IdentityReports.Username(new IdentityReport(), "alice"));
        Assert.Null(IdentityReports.Username(new IdentityReport { ChangesUsername = true }, "alice"));
        Assert.Equal("bob", IdentityReports.Username(new IdentityReport { ChangesUsername = true, PlatformUsername = "bob" }, "alice"));
        Assert.Equal("https://a.example/a", IdentityReports.AvatarUrl(new IdentityReport(), "https://a.example/a"));
        Assert.Null(IdentityReports.AvatarUrl(new IdentityReport { ChangesAvatar = true }, "https://a.example/a"));
    }

    private static PendingLogin Asked(string nonce, ClientAddress address) => new() { Nonce = nonce, Address = address, ExpiresAt = Now.AddMinutes(10) };

    private static PendingLogin Sent(string nonce) => new() { Nonce = nonce, ExpiresAt = Now.AddMinutes(10) };
}
