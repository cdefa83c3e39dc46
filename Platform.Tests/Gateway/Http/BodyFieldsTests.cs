using System.Collections.Immutable;
using System.Text.Json;
using Platform.Gateway.Http;
using Platform.GrainInterfaces.Results;

namespace Platform.Tests.Gateway.Http;

public sealed class BodyFieldsTests
{
    private static readonly TextRule Name = new(Longest: 5);

    [Fact]
    public void A_text_is_read()
    {
        var body = Body("""{"name":"Anna","other":[1,2]}""");
        Assert.Equal("Anna", body.Text("name", Name));
        Assert.Null(body.Refusal);
    }

    [Theory]
    [InlineData("""{}""", "Is required.")]
    [InlineData("""{"name":null}""", "Must not be null.")]
    [InlineData("""{"name":5}""", "Must be a string.")]
    [InlineData("""{"name":{"name":"a"}}""", "Must be a string.")]
    [InlineData("""{"name":""}""", "Must not be empty.")]
    [InlineData("""{"name":"123456"}""", "Must be at most 5 characters long.")]
    [InlineData("""{"name":"a\u0000"}""", "Must not contain control characters.")]
    [InlineData("""{"name":"a\n"}""", "Must not contain control characters.")]
    [InlineData("""{"name":"\ud83d"}""", "Must be valid Unicode text.")]
    [InlineData("""{"name":"\ude00\ud83d"}""", "Must be valid Unicode text.")]
    public void A_bad_text_is_named_once(string json, string complaint)
    {
        var body = Body(json);
        Assert.Equal(BodyFields.Unreadable, body.Text("name", Name));
        Assert.Equal(complaint, Assert.Single(body.Refusal!.Fields["name"]));
    }

    [Fact]
    public void All_bad_fields_are_named()
    {
        var body = Body("""{"first":1}""");
        body.Text("first", Name);
        body.Text("second", Name);
        body.OptionalText("third", Name);
        Assert.Equal(["first", "second"], body.Refusal!.Fields.Keys);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"name\"")]
    [InlineData("5")]
    public void What_is_no_object_is_refused_as_a_whole(string json)
    {
        var body = Body(json);
        Assert.Equal(BodyFields.Unreadable, body.Text("name", Name));
        Assert.Equal(["body"], body.RefusalOfWhole!.Fields.Keys);
    }

    [Fact]
    public void Fields_that_the_cluster_refuses_are_named_beside_the_unreadable_ones()
    {
        var body = Body("""{"first":1}""");
        body.Text("first", Name);
        var named = body.NameAll(Refusal.OfFields(ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty.Add("first", ["Must have characters."]).Add("second", ["Is reserved."])));
        Assert.Equal("Must be a string.", Assert.Single(named.Fields["first"]));
        Assert.Equal("Is reserved.", Assert.Single(named.Fields["second"]));
    }

    [Fact]
    public void A_refusal_of_another_kind_stands_alone()
    {
        var body = Body("""{"first":1}""");
        body.Text("first", Name);
        var banned = new Refusal(ErrorCodes.AccountBanned, "The account is banned.");
        Assert.Same(banned, body.NameAll(banned));
    }

    [Fact]
    public void A_field_left_out_may_be_missing()
    {
        var body = Body("{}");
        Assert.Null(body.OptionalText("name", Name));
        Assert.Null(body.Refusal);
    }

    [Theory]
    [InlineData("{}", null)]
    [InlineData("""{"flag":true}""", true)]
    [InlineData("""{"flag":false}""", false)]
    public void A_flag_is_read(string json, bool? flag)
    {
        var body = Body(json);
        Assert.Equal(flag, body.OptionalFlag("flag"));
        Assert.False(body.HidesBadField);
    }

    [Theory]
    [InlineData("""{"flag":null}""")]
    [InlineData("""{"flag":"true"}""")]
    [InlineData("""{"flag":1}""")]
    public void A_bad_flag_is_named_and_cannot_be_seen_by_the_cluster(string json)
    {
        var body = Body(json);
        Assert.Null(body.OptionalFlag("flag"));
        Assert.True(body.HidesBadField);
        Assert.Equal(["flag"], body.Refusal!.Fields.Keys);
    }

    [Theory]
    [InlineData("""{"time":"2030-01-02T03:04:05Z"}""")]
    [InlineData("""{"time":"2030-01-02T04:04:05+01:00"}""")]
    public void A_time_is_read_with_its_offset(string json) =>
        Assert.Equal(new DateTimeOffset(2030, 1, 2, 3, 4, 5, TimeSpan.Zero), Body(json).NullableTime("time"));

    [Theory]
    [InlineData("""{"time":"2030-01-02T03:04:05"}""")]
    [InlineData("""{"time":"2030-13-02T03:04:05Z"}""")]
    [InlineData("""{"time":"\ud83d"}""")]
    [InlineData("""{"time":5}""")]
    public void A_bad_time_is_named(string json)
    {
        var body = Body(json);
        Assert.Equal(BodyFields.UnreadableTime, body.NullableTime("time"));
        Assert.Equal(["time"], body.Refusal!.Fields.Keys);
    }

    [Fact]
    public void The_last_of_two_fields_of_one_name_counts() => Assert.Equal("b", Body("""{"name":"a","name":"b"}""").Text("name", Name));

    [Fact]
    public void A_name_may_be_escaped() => Assert.Equal("a", Body("""{"n\u0061me":"a"}""").Text("name", Name));

    [Fact]
    public void Names_that_are_no_unicode_are_unknown_ones()
    {
        var body = Body("""{"\ud800":1,"\uDC00name":2,"name":"a"}""");
        Assert.Equal("a", body.Text("name", Name));
        Assert.Null(body.Refusal);
    }

    [Fact]
    public void A_pasted_code_may_bring_its_line_break() =>
        Assert.Equal("AB\r\n", Body("""{"code":"AB\r\n"}""").Text("code", new TextRule(Longest: 64, AllowsControlCharacters: true)));

    private static BodyFields Body(string json) => new(JsonElement.Parse(json));
}
