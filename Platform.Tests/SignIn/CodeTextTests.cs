using CsCheck;
using Platform.GrainInterfaces.Secrets;
using Platform.Grains.SignIn;

namespace Platform.Tests.SignIn;

public sealed class CodeTextTests
{
    [Theory]
    [InlineData("7K3M9QZX")]
    [InlineData("7k3m9qzx")]
    [InlineData(" 7K3M-9QZX\n")]
    [InlineData("7K3M\u00A0\u20139QZX")]
    [InlineData("\u200B7K3M\uFEFF9QZX\u200D")]
    [InlineData("７Ｋ３Ｍ９ＱＺＸ")]
    [InlineData("\u00AD7K3M9QZX\t")]
    public void What_people_paste_is_forgiven(string pasted) => Assert.Equal("7K3M9QZX", CodeText.Read(pasted));

    [Theory]
    [InlineData("OOOOIL1o", "00001110")]
    [InlineData("iLoOiLoO", "11001100")]
    public void Look_alikes_are_read_as_the_digits_they_look_like(string pasted, string code) => Assert.Equal(code, CodeText.Read(pasted));

    [Theory]
    [InlineData("")]
    [InlineData("7K3M9QZ")]
    [InlineData("7K3M9QZXX")]
    [InlineData("7K3M9QZU")]
    [InlineData("7K3M.9QZX")]
    [InlineData("7K3M9QZ\u041A")]
    [InlineData("7K3M9QZ\uD800")]
    [InlineData("7K3M\u00009QZX")]
    [InlineData("7K3M_9QZX")]
    public void Anything_else_is_no_code(string pasted) => Assert.Null(CodeText.Read(pasted));

    [Fact]
    public void Every_code_that_is_made_reads_back_as_itself()
    {
        var codes = new LoginCodes(new ServerSecrets("a server secret for this test only"));
        Gen.String[Gen.Char["0123456789abcdef"], 32, 32].Sample(nonce =>
        {
            string code = codes.CodeOf(nonce, null)!.Value.Value;
            Assert.Equal(CodeText.Length, code.Length);
            Assert.Equal(code, CodeText.Read(code));
        });
    }

    [Fact]
    public void Another_server_secret_makes_other_codes_and_keys()
    {
        var one = new LoginCodes(new ServerSecrets("a server secret for this test only"));
        var other = new LoginCodes(new ServerSecrets("another secret for this test only"));
        Assert.NotEqual(one.CodeOf("00", null), other.CodeOf("00", null));
        Assert.Empty(one.GrainKeysOf(new Secret("7K3M9QZX")).Intersect(other.GrainKeysOf(new Secret("7K3M9QZX"))));
        Assert.Equal(one.CodeOf("00", null), one.CodeOf("00", null));
    }
}
