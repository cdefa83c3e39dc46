using Microsoft.AspNetCore.Http;
using Platform.Gateway.Http;
using Platform.Tests.Gateway.Fakes;

namespace Platform.Tests.Gateway.Http;

public sealed class PagingTests
{
    [Theory]
    [InlineData("", 0, 50)]
    [InlineData("?offset=3&limit=100", 3, 100)]
    [InlineData("?offset=2147483647", int.MaxValue, 50)]
    [InlineData("?limit=007&unknown=x", 0, 7)]
    public void A_window_within_range_is_read(string query, int offset, int limit)
    {
        var fields = new QueryFields(Get(query));
        Assert.Equal(new PageRequest(offset, limit), fields.Page(defaultLimit: 50));
        Assert.Null(fields.Refusal);
    }

    [Theory]
    [InlineData("?offset=-1", "offset")]
    [InlineData("?offset=2147483648", "offset")]
    [InlineData("?offset=", "offset")]
    [InlineData("?offset=+1", "offset")]
    [InlineData("?limit=0", "limit")]
    [InlineData("?limit=101", "limit")]
    [InlineData("?limit=1.0", "limit")]
    [InlineData("?limit=5%00", "limit")]
    [InlineData("?limit=%D9%A3", "limit")]
    [InlineData("?limit=1&limit=2", "limit")]
    public void A_window_out_of_range_is_refused_by_name(string query, string field)
    {
        var fields = new QueryFields(Get(query));
        fields.Page(defaultLimit: 50);
        Assert.Equal([field], fields.Refusal!.Fields.Keys);
    }

    [Theory]
    [InlineData("?after=abc-_9", "abc-_9")]
    [InlineData("?after=a%20b%26", "a b&")]
    [InlineData("?offset=20&after=7&limit=10", "7")]
    [InlineData("", null)]
    public void A_cursor_is_read_as_it_is(string query, string? after)
    {
        var fields = new QueryFields(Get(query));
        Assert.Equal(after, fields.Page(defaultLimit: 50).After);
        Assert.Null(fields.Refusal);
    }

    [Theory]
    [InlineData("?after=")]
    [InlineData("?after=a&after=b")]
    [InlineData("?after=a%00")]
    [InlineData("?after=%C3%28")]
    [InlineData("?after=%ED%A0%80")]
    public void A_cursor_that_cannot_be_one_is_refused_by_name(string query)
    {
        var fields = new QueryFields(Get(query));
        Assert.Null(fields.AfterItem(fields.Page(defaultLimit: 50)));
        Assert.Single(Assert.Single(fields.Refusal!.Fields, field => field.Key == "after").Value);
    }

    [Theory]
    [InlineData("?after=1", 1L)]
    [InlineData("?after=9223372036854775807", long.MaxValue)]
    [InlineData("", null)]
    [InlineData("?after=9223372036854775808", null)]
    [InlineData("?after=-1", null)]
    [InlineData("?after=%2B1", null)]
    [InlineData("?after=x", null)]
    public void The_cursor_of_some_lists_is_a_number(string query, long? item)
    {
        var fields = new QueryFields(Get(query));
        Assert.Equal(item, fields.AfterItem(fields.Page(defaultLimit: 50)));
        Assert.Equal(item is null && query.Length > 0, fields.Refusal is not null);
    }

    [Theory]
    [InlineData(0, 10, 0, null, null)]
    [InlineData(0, 10, 10, null, null)]
    [InlineData(0, 10, 11, null, 10)]
    [InlineData(10, 10, 11, 0, null)]
    [InlineData(5, 10, 100, 0, 15)]
    [InlineData(20, 10, 100, 10, 30)]
    [InlineData(1000, 10, 25, 15, null)]
    [InlineData(int.MaxValue, 100, 0, 0, null)]
    public void A_page_knows_its_neighbours(int offset, int limit, int total, int? previous, int? next)
    {
        var page = new PageRequest(offset, limit);
        Assert.Equal(previous, page.Previous(total)?.Offset);
        Assert.Equal(next, page.Next(total, cursor: null)?.Offset);
    }

    [Theory]
    [InlineData(10, null, "c", 20)]
    [InlineData(10, "b", "c", 20)]
    [InlineData(10, "b", null, null)]
    [InlineData(80, "b", "c", 90)]
    [InlineData(81, "b", "c", null)]
    [InlineData(81, null, null, null)]
    public void A_list_with_cursors_says_itself_whether_there_is_more(int offset, string? after, string? cursor, int? next)
    {
        PageRequest? page = new PageRequest(offset, 10, after, LargestOffset: 90).Next(total: 100, cursor);
        Assert.Equal(next, page?.Offset);
        Assert.Equal(next is null ? null : cursor, page?.After);
    }

    [Theory]
    [InlineData("c")]
    [InlineData(null)]
    public void The_last_offset_that_is_a_number_is_not_passed(string? cursor) =>
        Assert.Null(new PageRequest(int.MaxValue, 100).Next(int.MaxValue, cursor));

    [Fact]
    public void Links_keep_the_prefix_and_the_other_fields()
    {
        HttpRequest request = Get("?q=a%26b&offset=10&limit=10");
        request.PathBase = "/v1";
        Assert.Equal(
            "</v1/list?q=a%26b&offset=0&limit=10>; rel=\"first\", </v1/list?q=a%26b&offset=0&limit=10>; rel=\"prev\", </v1/list?q=a%26b&offset=20&limit=10>; rel=\"next\"",
            PageLinks.Of(request, new PageRequest(10, 10), total: 30, cursor: null));
    }

    [Fact]
    public void The_cursor_stands_in_the_link_to_the_next_page_alone() => Assert.Equal(
        "</list?q=a&offset=0&limit=10>; rel=\"first\", </list?q=a&offset=0&limit=10>; rel=\"prev\", </list?q=a&offset=20&limit=10&after=b%26c>; rel=\"next\"",
        PageLinks.Of(Get("?q=a&offset=10&limit=10&after=b"), new PageRequest(10, 10, "b"), total: 30, cursor: "b&c"));

    [Fact]
    public void Fields_of_the_window_stand_in_a_link_once_however_they_were_written() => Assert.Equal(
        "</list?Q=a&offset=0&limit=10>; rel=\"first\"",
        PageLinks.Of(Get("?Q=a&LIMIT=10&Offset=0&AFTER=b"), new PageRequest(0, 10, "b"), total: 30, cursor: null));

    [Fact]
    public void A_short_list_has_a_first_page_only() =>
        Assert.Equal("</list?offset=0&limit=50>; rel=\"first\"", PageLinks.Of(Get(""), new PageRequest(0, 50), total: 3, cursor: null));

    private static HttpRequest Get(string query)
    {
        HttpRequest request = Requests.To("GET", "/list").Request;
        request.QueryString = new QueryString(query);
        return request;
    }
}
