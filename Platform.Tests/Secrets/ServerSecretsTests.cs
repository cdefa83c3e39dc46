using Platform.GrainInterfaces.Secrets;
using Platform.Grains.SignIn;

namespace Platform.Tests.Secrets;

public sealed class ServerSecretsTests
{
    private const string Old = "the old server secret of this test";
    private const string New = "the new server secret of this test";

    [Fact]
    public void The_first_is_in_force_and_all_are_known()
    {
        var secrets = new ServerSecrets(New, Old);
        Assert.Equal(new ServerSecret(New).Fingerprint, secrets.InForce.Fingerprint);
        Assert.True(secrets.Know(new ServerSecret(Old).Fingerprint));
        Assert.False(secrets.Know(new ServerSecret("another server secret").Fingerprint));
    }

    [Fact]
    public void There_is_always_one() => Assert.Throws<ArgumentOutOfRangeException>(() => new ServerSecrets(Array.Empty<string>()));

    [Fact]
    public void The_order_makes_a_difference()
    {
        Assert.True(new ServerSecrets(New, Old).AreSame(new ServerSecrets(New, Old)));
        Assert.False(new ServerSecrets(New, Old).AreSame(new ServerSecrets(Old, New)));
        Assert.False(new ServerSecrets(New, Old).AreSame(new ServerSecrets(New)));
    }

    [Fact]
    public void A_code_stays_the_same_while_its_secret_is_known()
    {
        var secrets = new ServerSecrets(Old);
        var codes = new LoginCodes(secrets);
        DrawnCode drawn = codes.Draw();
        Secret code = codes.CodeOf(drawn.Nonce, drawn.SecretId)!.Value;
        Assert.Equal(drawn.GrainKey, Assert.Single(codes.GrainKeysOf(code)));

        secrets.Become(new ServerSecrets(New, Old));
        Assert.Equal(code, codes.CodeOf(drawn.Nonce, drawn.SecretId));
        Assert.Equal(code, codes.CodeOf(drawn.Nonce, null));
        Assert.Equal(drawn.GrainKey, codes.GrainKeysOf(code)[1]);
        Assert.NotEqual(drawn.SecretId, codes.Draw().SecretId);

        secrets.Become(new ServerSecrets(New));
        Assert.Null(codes.CodeOf(drawn.Nonce, drawn.SecretId));
        Assert.DoesNotContain(drawn.GrainKey, codes.GrainKeysOf(code));
    }

    [Fact]
    public void Nothing_shows_them() => Assert.DoesNotContain("server secret of this test", $"{new ServerSecrets(New)}{new ServerSecret(New)}", StringComparison.Ordinal);
}
