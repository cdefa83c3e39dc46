using Platform.Grains.Directory;

namespace Platform.Tests.Searches;

public sealed class DirectoryRulesTests
{
    [Theory]
    [InlineData("a", true)]
    [InlineData("12345678901234567890123456789012345678901234567890", true)]
    [InlineData("%_\\'\" \t", true)]
    [InlineData("é\ud83d\ude00", true)]
    [InlineData(null, false)]
    [InlineData("", false)]
    [InlineData("123456789012345678901234567890123456789012345678901", false)]
    [InlineData("a\0", false)]
    [InlineData("a\ud83d", false)]
    [InlineData("\ude00a", false)]
    [InlineData("\ufffd", false)]
    public void A_text_to_search_for_has_1_to_50_characters_that_a_name_could_have(string? text, bool isGood) =>
        Assert.Equal(isGood, DirectoryRules.TextProblem(text) is null);

    [Theory]
    [InlineData(0, 1, null, "")]
    [InlineData(10_000, 100, null, "")]
    [InlineData(-1, 1, null, "offset")]
    [InlineData(10_001, 1, null, "offset")]
    [InlineData(0, 0, null, "limit")]
    [InlineData(0, 101, null, "limit")]
    [InlineData(0, 1, "", "after")]
    [InlineData(-1, -1, "\0", "after limit offset")]
    public void Every_bad_field_of_a_page_is_named(int offset, int limit, string? after, string fields) =>
        Assert.Equal(fields, string.Join(' ', DirectoryRules.PageProblems(offset, limit, after).Keys));

    [Fact]
    public void A_page_may_begin_where_another_ended() =>
        Assert.Empty(DirectoryRules.PageProblems(10_000, 100, new SearchCursor(2, "anna", 7).ToText()));
}
