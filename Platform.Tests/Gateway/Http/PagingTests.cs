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
        Assert.Equal(previous, page.Previous(total));
        Assert.Equal(next, page.Next(total));
    }

    [Fact]
    public void Links_keep_the_prefix_and_the_other_fields()
    {
        HttpRequest request = Get("?q=a%26b&offset=10&limit=10");
        request.PathBase = "/v1";
        Assert.Equal(
            "</v1/list?q=a%26b&offset=0&limit=10>; rel=\"first\", </v1/list?q=a%26b&offset=0&limit=10>; rel=\"prev\", </v1/list?q=a%26b&offset=20&limit=10>; rel=\"next\"",
            PageLinks.Of(request, new PageRequest(10, 10), total: 30));
    }

    [Fact]
    public void A_short_list_has_a_first_page_only() =>
        Assert.Equal("</list?offset=0&limit=50>; rel=\"first\"", PageLinks.Of(Get(""), new PageRequest(0, 50), total: 3));

    private static HttpRequest Get(string query)
    {
        HttpRequest request = Requests.To("GET", "/list").Request;
        request.QueryString = new QueryString(query);
        return request;
    }
}
