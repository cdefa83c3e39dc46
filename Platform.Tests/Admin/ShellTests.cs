using Platform.Admin.Commands;
using Platform.Admin.Shell;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Admin;

public sealed class ShellTests
{
    [Theory]
    [InlineData("user show alice", "user", "show", "alice")]
    [InlineData("  a\tb  ", "a", "b")]
    [InlineData("--reason 'two words' x", "--reason", "two words", "x")]
    [InlineData("say \"it's \\\"so\\\"\"", "say", "it's \"so\"")]
    [InlineData("a\\ b 'c'\"d\"e", "a b", "cde")]
    [InlineData("empty ''", "empty", "")]
    [InlineData("a#b # comment", "a#b")]
    public void A_line_is_split_as_a_shell_does(string line, params string[] words) => Assert.Equal(words, CommandWords.Of(line));

    [Theory]
    [InlineData("'open")]
    [InlineData("\"open")]
    [InlineData("end\\")]
    public void A_line_that_cannot_be_split_is_wrong_usage(string line) => Assert.Throws<UsageException>(() => CommandWords.Of(line));

    [Theory]
    [InlineData("us", "user")]
    [InlineData("user un", "unban", "untimeout")]
    [InlineData("subscription grant alice --tier ", "lifetime", "premium", "trial")]
    [InlineData("subscription grant alice --t", "--tier")]
    [InlineData("nonsense x")]
    public void Tab_offers_what_may_stand_there(string line, params string[] words) => Assert.Equal(words, Completion.Of(line));

    [Fact]
    public void A_line_is_edited_where_the_cursor_is()
    {
        LineEditor editor = new([], Completion.Of);
        Type(editor, "user shw");
        Press(editor, ConsoleKey.LeftArrow);
        Type(editor, "o");
        Assert.Equal("user show", editor.Text);
        Press(editor, ConsoleKey.Home);
        Press(editor, ConsoleKey.Delete);
        Assert.Equal(("ser show", 0), (editor.Text, editor.Cursor));
        Assert.Equal(LineOutcome.Edited, editor.Press(new ConsoleKeyInfo('\u000b', ConsoleKey.K, shift: false, alt: false, control: true)));
        Assert.Equal("", editor.Text);
        Assert.Equal(LineOutcome.Ended, editor.Press(new ConsoleKeyInfo('\u0004', ConsoleKey.D, shift: false, alt: false, control: true)));
    }

    [Fact]
    public void Tab_completes_what_is_certain_and_shows_the_choices()
    {
        LineEditor editor = new([], Completion.Of);
        Type(editor, "us");
        Press(editor, ConsoleKey.Tab);
        Assert.Equal("user ", editor.Text);
        Type(editor, "un");
        Assert.Equal(LineOutcome.Ambiguous, Press(editor, ConsoleKey.Tab));
        Assert.Equal(["unban", "untimeout"], editor.Choices);
    }

    [Fact]
    public void The_arrows_walk_through_earlier_lines_and_back_to_the_one_begun()
    {
        LineEditor editor = new(["first", "second"], Completion.Of);
        Type(editor, "begun");
        Press(editor, ConsoleKey.UpArrow);
        Assert.Equal("second", editor.Text);
        Press(editor, ConsoleKey.UpArrow);
        Press(editor, ConsoleKey.UpArrow);
        Assert.Equal("first", editor.Text);
        Press(editor, ConsoleKey.DownArrow);
        Press(editor, ConsoleKey.DownArrow);
        Assert.Equal("begun", editor.Text);
    }

    [Fact]
    public void The_history_is_kept_for_its_owner_alone_and_holds_no_key()
    {
        using TemporaryFolder home = new();
        string file = Path.Combine(home.Path, "platform", "history");
        ShellHistory history = new(file);
        history.Add("user show alice");
        history.Add("user show alice");
        history.Add("whoami pses_abc");
        history.Add("bot pbot_abc");
        history.Add("bootstrap popr_abc");
        Assert.Equal(["user show alice"], File.ReadAllLines(file));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.Equal(["user show alice"], new ShellHistory(file).Lines);
    }

    private static void Type(LineEditor editor, string text)
    {
        foreach (char character in text)
        {
            editor.Press(new ConsoleKeyInfo(character, ConsoleKey.None, shift: false, alt: false, control: false));
        }
    }

    private static LineOutcome Press(LineEditor editor, ConsoleKey key) => editor.Press(new ConsoleKeyInfo('\0', key, shift: false, alt: false, control: false));
}
