using System.Text;
using System.Text.Json;
using Platform.Gateway.Http;

namespace Platform.Tests.Gateway.Http;

public sealed class JsonTextTests
{
    [Theory]
    [InlineData("", true)]
    [InlineData("Jürgen 😀", true)]
    [InlineData("\\n\\\\\\\"\\/", true)]
    [InlineData("\\u0041\\u00e4", true)]
    [InlineData("\\ud83d\\ude00", true)]
    [InlineData("\\uD83D\\uDE00x\\uD83D\\uDE00", true)]
    [InlineData("\\\\ud800", true)]
    [InlineData("\\ud83d", false)]
    [InlineData("\\ude00", false)]
    [InlineData("\\ud83d\\ud83d", false)]
    [InlineData("\\ude00\\ud83d", false)]
    [InlineData("\\ud83d \\ude00", false)]
    [InlineData("\\ud83d\\n\\ude00", false)]
    [InlineData("\\ud83d\\\\ude00", false)]
    [InlineData("x\\\\\\uDbFf", false)]
    [InlineData("\\ud83d\\ude00\\ude00", false)]
    public void Half_of_a_pair_is_found_before_the_parser_finds_it(string spelled, bool isText)
    {
        JsonElement value = JsonElement.Parse(Encoding.UTF8.GetBytes($"\"{spelled}\""));
        Assert.Equal(isText, JsonText.TryRead(value, out string? text));
        if (isText)
        {
            Assert.Equal(value.GetString(), text);
        }
        else
        {
            Assert.Throws<InvalidOperationException>(() => value.GetString());
        }
    }
}
