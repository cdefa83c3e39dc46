using Platform.GrainInterfaces.Settings;

namespace Platform.Tests.Settings;

public sealed class CommandLineCheckTests
{
    private static readonly string[] Options = ["--data", "--database"];

    [Theory]
    [InlineData("")]
    [InlineData("--data folder")]
    [InlineData("--DATA=folder --database=Host=db;Port=1")]
    [InlineData("--Platform:Gateway:TrustedProxies=127.0.0.1 --environment Development")]
    [InlineData("--data --odd-but-a-value")]
    public void Options_with_their_values_pass(string line) => CommandLineCheck.Run(Split(line), Options);

    [Theory]
    [InlineData("--datta folder", "'--datta' is no option")]
    [InlineData("folder", "'folder' is no option")]
    [InlineData("-data folder", "'-data' is no option")]
    [InlineData("--data", "'--data' needs a value")]
    [InlineData("--data folder --database", "'--database' needs a value")]
    public void Anything_else_is_refused_by_its_name(string line, string sentence) =>
        Assert.Contains(sentence, Assert.Throws<SettingException>(() => CommandLineCheck.Run(Split(line), Options)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("--Platform:ServerSecret=0123456789abcdefghij")]
    [InlineData("--platform:operatorkey 0123456789abcdefghij")]
    [InlineData("--Platform:PublicKey=0123456789abcdefghij")]
    public void A_secret_is_refused_on_the_command_line_and_not_repeated(string line)
    {
        string sentence = Assert.Throws<SettingException>(() => CommandLineOptions.Read(Split(line))).Message;
        Assert.Contains("would show a secret to everybody", sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("0123456789", sentence, StringComparison.Ordinal);
    }

    private static string[] Split(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
