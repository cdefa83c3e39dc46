using System.Buffers.Text;
using System.Text;
using CsCheck;
using Platform.Grains.Directory;

namespace Platform.Tests.Searches;

public sealed class SearchCursorTests
{
    [Theory]
    [InlineData(0, "anna", 1)]
    [InlineData(1, "a:b:c", 9007199254740991)]
    [InlineData(2, "räuber 'hotz' \"%_\\ \ud83d\ude00", 42)]
    [InlineData(2, "漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢", long.MaxValue)]
    public void What_is_told_is_read_back(int closeness, string name, long id)
    {
        var cursor = new SearchCursor(closeness, name, id);
        Assert.Equal(cursor, SearchCursor.Parse(cursor.ToText()));
    }

    [Fact]
    public void It_stands_in_an_address_as_it_is() =>
        Gen.Select(Gen.Int[0, 2], Gen.String[Gen.Char[' ', '~'], 2, 32], Gen.Long[1, long.MaxValue], (closeness, name, id) => new SearchCursor(closeness, name, id))
            .Sample(cursor => Uri.EscapeDataString(cursor.ToText()) == cursor.ToText() && SearchCursor.Parse(cursor.ToText()) == cursor);

    [Theory]
    [InlineData("1")]
    [InlineData("1:7")]
    [InlineData("3:7:anna")]
    [InlineData("-1:7:anna")]
    [InlineData("00:7:anna")]
    [InlineData(":7:anna")]
    [InlineData("1::anna")]
    [InlineData("1:-7:anna")]
    [InlineData("1:+7:anna")]
    [InlineData("1: 7:anna")]
    [InlineData("1:9223372036854775808:anna")]
    [InlineData("1:7:an\0na")]
    [InlineData("1:7:an\tna")]
    [InlineData("1:7:an\ufffdna")]
    public void What_says_something_else_was_never_told(string text) =>
        Assert.Null(SearchCursor.Parse(Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text))));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("\0")]
    [InlineData("a")]
    [InlineData("1:7:anna")]
    [InlineData("MTo3OmFubmE+")]
    [InlineData("MTo3OmFu/mE")]
    [InlineData("MTo3OmFu\u00e4")]
    [InlineData("gICA")]
    public void What_has_another_form_was_never_told(string text) => Assert.Null(SearchCursor.Parse(text));

    [Fact]
    public void Bytes_that_are_no_text_were_never_told() =>
        Assert.Null(SearchCursor.Parse(Base64Url.EncodeToString([.. "1:7:an"u8, 0xED, 0xA0, 0x80])));

    [Fact]
    public void A_text_of_great_length_was_never_told() => Assert.Null(SearchCursor.Parse(new SearchCursor(1, new string('a', 500), 7).ToText()));

    [Fact]
    public void No_text_at_all_is_a_fault() => Gen.String.Sample(text => SearchCursor.Parse(text) is null or { Closeness: >= 0 and <= 2, Id: >= 0 });
}
