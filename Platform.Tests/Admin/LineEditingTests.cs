using Platform.Admin.Shell;

namespace Platform.Tests.Admin;

/// <summary>A line being typed, without a terminal.</summary>
public sealed class LineEditingTests
{
    private readonly LineEditor _editor = new(["whoami", "stats"], Completion.Of);

    [Fact]
    public void A_character_of_two_places_is_one_for_the_operator()
    {
        Type("a😀b");
        Press(ConsoleKey.LeftArrow);
        Press(ConsoleKey.Backspace);
        Assert.Equal(("ab", 1), (_editor.Text, _editor.Cursor));
        Type("😀");
        Press(ConsoleKey.LeftArrow);
        Press(ConsoleKey.Delete);
        Assert.Equal("ab", _editor.Text);
        Press(ConsoleKey.RightArrow);
        Press(ConsoleKey.RightArrow);
        Assert.Equal(2, _editor.Cursor);
    }

    [Fact]
    public void Keys_at_the_ends_do_nothing()
    {
        foreach (ConsoleKey key in new[] { ConsoleKey.Backspace, ConsoleKey.Delete, ConsoleKey.LeftArrow, ConsoleKey.RightArrow, ConsoleKey.Home, ConsoleKey.End, ConsoleKey.F5, ConsoleKey.Escape })
        {
            Assert.Equal(LineOutcome.Edited, Press(key));
        }

        Assert.Equal(("", 0), (_editor.Text, _editor.Cursor));
    }

    [Fact]
    public void Control_c_drops_the_line_and_control_d_ends_only_an_empty_one()
    {
        Assert.Equal(LineOutcome.Ended, Control(ConsoleKey.D));
        Type("ab");
        Press(ConsoleKey.Home);
        Assert.Equal(LineOutcome.Edited, Control(ConsoleKey.D));
        Assert.Equal("b", _editor.Text);
        Assert.Equal(LineOutcome.Dropped, Control(ConsoleKey.C));
        Assert.Equal(LineOutcome.Entered, Press(ConsoleKey.Enter));
    }

    [Fact]
    public void Words_and_halves_are_removed_at_once()
    {
        Type("user ban  alice");
        Control(ConsoleKey.W);
        Assert.Equal("user ban  ", _editor.Text);
        Control(ConsoleKey.W);
        Assert.Equal("user ", _editor.Text);
        Press(ConsoleKey.LeftArrow);
        Control(ConsoleKey.U);
        Assert.Equal((" ", 0), (_editor.Text, _editor.Cursor));
        Control(ConsoleKey.K);
        Assert.Empty(_editor.Text);
    }

    [Fact]
    public void An_earlier_line_may_be_changed_and_the_history_stays()
    {
        Press(ConsoleKey.UpArrow);
        Type("!");
        Assert.Equal("stats!", _editor.Text);
        Press(ConsoleKey.UpArrow);
        Press(ConsoleKey.DownArrow);
        Assert.Equal("stats", _editor.Text);
        Press(ConsoleKey.DownArrow);
        Press(ConsoleKey.DownArrow);
        Assert.Empty(_editor.Text);
    }

    [Theory]
    [InlineData("audit list --event user_b", "audit list --event USER_BAN ")]
    [InlineData("audit list --event permission", "audit list --event PERMISSION_")]
    [InlineData("subscription grant alice --tier P", "subscription grant alice --tier premium ")]
    [InlineData("STA", "stats ")]
    [InlineData("help wh", "help whoami ")]
    [InlineData("stats --w", "stats --watch ")]
    [InlineData("user ban alice --unt", "user ban alice --until ")]
    [InlineData("user ban ali", "user ban ali")]
    [InlineData("she", "she")]
    [InlineData("whoami --clu", "whoami --clu")]
    public void Tab_finishes_what_is_certain(string typed, string finished)
    {
        Type(typed);
        Press(ConsoleKey.Tab);
        Assert.Equal(finished, _editor.Text);
    }

    [Fact]
    public void Tab_in_the_middle_leaves_what_is_behind()
    {
        Type("us alice");
        Press(ConsoleKey.Home);
        Press(ConsoleKey.RightArrow);
        Press(ConsoleKey.RightArrow);
        Press(ConsoleKey.Tab);
        Assert.Equal(("user  alice", 5), (_editor.Text, _editor.Cursor));
    }

    [Theory]
    [InlineData("short", 2, 20, "short", 3)]
    [InlineData("0123456789", 10, 5, "56789", 0)]
    [InlineData("0123456789", 7, 5, "23456", 0)]
    [InlineData("0123456789", 2, 5, "01234", 3)]
    [InlineData("漢字漢字", 4, 5, "漢字", 0)]
    [InlineData("a\u202eb", 0, 20, "a\\u{202E}b", 10)]
    public void A_narrow_screen_shows_the_part_around_the_cursor(string text, int cursor, int room, string seen, int behind) =>
        Assert.Equal(new LineWindow(seen, behind), LineWindow.Of(text, cursor, room));

    private void Type(string text)
    {
        foreach (char character in text)
        {
            _editor.Press(new ConsoleKeyInfo(character, ConsoleKey.None, shift: false, alt: false, control: false));
        }
    }

    private LineOutcome Press(ConsoleKey key) => _editor.Press(new ConsoleKeyInfo('\0', key, shift: false, alt: false, control: false));

    private LineOutcome Control(ConsoleKey key) => _editor.Press(new ConsoleKeyInfo((char)(key - ConsoleKey.A + 1), key, shift: false, alt: false, control: true));
}
