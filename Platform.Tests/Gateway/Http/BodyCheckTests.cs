using System.Text;
using Microsoft.AspNetCore.Http;
using Platform.Gateway.Http;
using Platform.GrainInterfaces.Results;
using Platform.Tests.Gateway.Fakes;

namespace Platform.Tests.Gateway.Http;

public sealed class BodyCheckTests
{
    private const string Json = "application/json";
    private const int Largest = 100;

    [Theory]
    [InlineData("application/json")]
    [InlineData("Application/JSON")]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("application/json; charset=\"UTF-8\"")]
    public async Task Json_is_taken(string contentType)
    {
        DefaultHttpContext context = Post("{}", contentType);
        Assert.Null(await new BodyCheck().Refuse(context));
        Assert.NotNull(context.Features.Get<BodyFields>());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/json; charset=latin1")]
    [InlineData("application/jsonp")]
    [InlineData("application/problem+json")]
    public async Task Another_media_type_is_refused(string? contentType)
    {
        Assert.Equal(ErrorCodes.UnsupportedMediaType, await Code("{}", contentType));
        Assert.Equal(ErrorCodes.UnsupportedMediaType, await Code("{}", contentType, tellsLength: false));
        Assert.Equal(ErrorCodes.UnsupportedMediaType, await Code("{}", contentType, isRequired: false));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_largest_body_is_taken_and_one_byte_more_is_not(bool tellsLength)
    {
        string largest = $"\"{new string('a', Largest - 2)}\"";
        Assert.Null(await Code(largest, Json, tellsLength));
        Assert.Equal(ErrorCodes.PayloadTooLarge, await Code(largest + " ", Json, tellsLength));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("{")]
    [InlineData("{}{}")]
    [InlineData("{'a':1}")]
    [InlineData("NaN")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[")]
    public async Task What_is_no_json_is_refused(string body) => Assert.Equal(ErrorCodes.MalformedJson, await Code(body, Json));

    [Fact]
    public async Task Deep_json_is_refused() =>
        Assert.Equal(ErrorCodes.MalformedJson, await Code($"{new string('[', 49)}1{new string(']', 49)}".Replace("[", "[[", StringComparison.Ordinal)[..Largest], Json));

    [Fact]
    public async Task Wrong_utf8_is_refused()
    {
        DefaultHttpContext context = Requests.To("POST", "/x", new BodyRule(IsRequired: true)).WithBody([(byte)'"', 0xED, 0xA0, 0x80, (byte)'"'], Json);
        Assert.Equal(ErrorCodes.MalformedJson, (await new BodyCheck().Refuse(context))?.Code);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task No_body_is_fine_where_none_is_needed(bool tellsLength)
    {
        Assert.Null(await Code("", null, tellsLength, isRequired: false));
        Assert.Equal(ErrorCodes.MalformedJson, await Code("", null, tellsLength));
    }

    private static async Task<string?> Code(string body, string? contentType, bool tellsLength = true, bool isRequired = true) =>
        (await new BodyCheck().Refuse(Post(body, contentType, tellsLength, isRequired)))?.Code;

    private static DefaultHttpContext Post(string body, string? contentType, bool tellsLength = true, bool isRequired = true) =>
        Requests.To("POST", "/x", new BodyRule(isRequired, Largest)).WithBody(Encoding.UTF8.GetBytes(body), contentType, tellsLength);
}
