using Microsoft.AspNetCore.Http;
using Platform.Gateway.Http;
using Platform.Tests.Gateway.Fakes;

namespace Platform.Tests.Gateway.Http;

public sealed class EntityTagTests
{
    private static readonly EntityTag Tag = EntityTag.Of("document"u8, MovingFields.None);

    [Fact]
    public void Equal_documents_have_equal_tags()
    {
        Assert.Equal(Tag.ToString(), EntityTag.Of("document"u8, MovingFields.None).ToString());
        Assert.NotEqual(Tag.ToString(), EntityTag.Of("Document"u8, MovingFields.None).ToString());
        Assert.Matches("^W/\"[0-9a-f]{32}\"$", Tag.ToString());
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("*")]
    [InlineData("\"other\", {0}")]
    [InlineData("W/\"other\",{0} , \"third\"")]
    public void A_caller_may_hold_it_among_others(string header) => Assert.True(IsHeld(header.Replace("{0}", Tag.ToString(), StringComparison.Ordinal)));

    [Fact]
    public void A_strong_spelling_is_the_same_weakly() => Assert.True(IsHeld(Tag.ToString()["W/".Length..]));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("\"other\"")]
    [InlineData("garbage")]
    public void Anything_else_is_not_held(string? header) => Assert.False(IsHeld(header));

    private static bool IsHeld(string? header)
    {
        HttpRequest request = Requests.To("GET", "/x").Request;
        request.Headers.IfNoneMatch = header;
        return Tag.IsHeldBy(request);
    }
}
