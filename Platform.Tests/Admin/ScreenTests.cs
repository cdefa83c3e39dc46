using Platform.Admin.Output;

namespace Platform.Tests.Admin;

public sealed class ScreenTests
{
    [Theory]
    [InlineData("plain Ünïcode 漢字", "plain Ünïcode 漢字")]
    [InlineData("a\u001b[2Jb", "a\\u{1B}[2Jb")]
    [InlineData("a\r\nb\tc", "a\\u{D}\\u{A}b\\u{9}c")]
    [InlineData("\u009b31m", "\\u{9B}31m")]
    [InlineData("abc\u202edef\u200b", "abc\\u{202E}def\\u{200B}")]
    public void What_a_terminal_would_obey_shows_as_its_code(string text, string visible) => Assert.Equal(visible, Visible.Of(text));

    [Fact]
    public void Columns_are_aligned_without_trailing_blanks() =>
        Assert.Equal(["Name   Age", "alice  7", "b      -"], PlainColumns.Lines([["Name", "Age"], ["alice", "7"], ["b", "-"]]));

    [Fact]
    public void The_last_column_gets_what_the_others_leave()
    {
        string[][] rows = [["12345678", "1234567890123", "last"]];
        Assert.Equal(80 - 3 - 10 - 15, PlainColumns.LeftForLast(rows, 80));
        Assert.Null(PlainColumns.LeftForLast(rows, 40));
    }

    [Theory]
    [InlineData("short", 5, "short")]
    [InlineData("longer", 5, "long…")]
    public void A_cut_text_says_so(string text, int width, string cut) => Assert.Equal(cut, PlainColumns.Shorten(text, width));

    [Fact]
    public void Times_are_utc()
    {
        DateTimeOffset time = new(2026, 3, 1, 1, 30, 0, TimeSpan.FromHours(2));
        Assert.Equal("2026-02-28 23:30 UTC", UtcTime.Alone(time));
        Assert.Equal("2026-02-28T23:30:00Z", UtcTime.ForPrograms(time));
        Assert.Null(UtcTime.Alone(null));
    }
}
