using System.Text;
using System.Text.Json;
using CsCheck;
using Platform.Gateway.Http;

namespace Platform.Tests.Gateway.Http;

public sealed class MovingFieldsTests
{
    private static readonly MovingFields Moving = MovingFields.Of("LastActivityAt", "RateLimit");

    [Theory]
    [InlineData("""{"a":1,"last_activity_at":"2030-01-01T00:00:00.000Z","b":2}""", """{"a":1,"last_activity_at":null,"b":2}""")]
    [InlineData("""{"last_activity_at":1}""", """{"last_activity_at":"text with \" and }"}""")]
    [InlineData("""{"rate_limit":{"limit":1,"more":[{},[1]]},"b":2}""", """{"rate_limit":{},"b":2}""")]
    [InlineData("""[{"last_activity_at":1},{"rate_limit":true}]""", """[{"last_activity_at":2},{"rate_limit":false}]""")]
    public void Their_values_change_nothing(string one, string other) => Assert.Equal(Hash(one), Hash(other));

    [Theory]
    [InlineData("""{"a":1,"last_activity_at":1,"b":2}""", """{"a":2,"last_activity_at":1,"b":2}""")]
    [InlineData("""{"a":1,"last_activity_at":1,"b":2}""", """{"a":1,"last_activity_at":1,"b":3}""")]
    [InlineData("""{"a":1,"b":2}""", """{"a":1,"b":3}""")]
    [InlineData("""{"my_last_activity_at":1}""", """{"my_last_activity_at":2}""")]
    [InlineData("""{"last_activity_at":1,"b":1}""", """{"rate_limit":1,"b":1}""")]
    public void Everything_else_counts(string one, string other) => Assert.NotEqual(Hash(one), Hash(other));

    [Fact]
    public void A_text_that_looks_like_one_counts() => Gen.Select(Gen.String, Gen.String).Sample((one, other) =>
        Hash(Document($"\"last_activity_at\":{one}")) == Hash(Document($"\"last_activity_at\":{other}")) == (one == other));

    private static string Document(string text) => JsonSerializer.Serialize(new Dictionary<string, string> { ["name"] = text });

    private static string Hash(string json)
    {
        Span<byte> hash = stackalloc byte[16];
        Moving.Hash(Encoding.UTF8.GetBytes(json), hash);
        return Convert.ToHexString(hash);
    }
}
