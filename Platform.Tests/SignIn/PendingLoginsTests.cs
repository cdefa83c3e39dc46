using System.Collections.Immutable;
using Platform.GrainInterfaces.SignIn;
using Platform.Grains.SignIn;

namespace Platform.Tests.SignIn;

public sealed class PendingLoginsTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_new_code_replaces_the_one_from_the_same_address_only()
    {
        ImmutableArray<PendingLogin> pending = [Login("a", "1.1.1.1"), Login("b", "2.2.2.2")];
        Assert.Equal(["b", "c"], PendingLogins.Add(pending, Login("c", "1.1.1.1"), Now).Select(login => login.Nonce));
    }

    [Fact]
    public void A_code_is_good_from_its_own_address_until_its_end()
    {
        ImmutableArray<PendingLogin> pending = [Login("a", "1.1.1.1")];
        Assert.NotNull(PendingLogins.Find(pending, "a", new ClientAddress("1.1.1.1"), Now));
        Assert.Null(PendingLogins.Find(pending, "a", new ClientAddress("2.2.2.2"), Now));
        Assert.Null(PendingLogins.Find(pending, "b", new ClientAddress("1.1.1.1"), Now));
        Assert.Null(PendingLogins.Find(pending, "a", new ClientAddress("1.1.1.1"), Now + LoginCodes.Lifetime));
    }

    [Fact]
    public void Strangers_cannot_make_the_list_grow()
    {
        ImmutableArray<PendingLogin> pending = [];
        for (int i = 0; i < 100; i++)
        {
            pending = PendingLogins.Add(pending, Login($"{i}", $"10.0.0.{i}"), Now);
        }

        Assert.Equal(20, pending.Length);
        Assert.Equal("99", pending[^1].Nonce);
    }

    private static PendingLogin Login(string nonce, string address) =>
        new() { Nonce = nonce, Address = new ClientAddress(address), ExpiresAt = Now + LoginCodes.Lifetime };
}
