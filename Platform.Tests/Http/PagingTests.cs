using Platform.Tests.Infrastructure;

namespace Platform.Tests.Http;

/// <summary>Windows of lists (reference.md, section 1): out of range is refused, never clamped.</summary>
public abstract class PagingTests(PlatformFixture fixture) : PlatformTests(fixture)
{
    private const string List = "/v1/users/me/punishments";

    [Theory]
    [InlineData("")]
    [InlineData("?limit=1")]
    [InlineData("?limit=100")]
    [InlineData("?offset=0")]
    [InlineData("?offset=1000&limit=50")]
    [InlineData("?unknown=1")]
    public async Task A_window_within_range_is_answered(string query)
    {
        var user = await Platform.SignInAsync();
        var answer = await user.Client.GetAsync(List + query);
        answer.ShouldBeOk();
        Assert.Equal("[]", answer.Text);
        Assert.DoesNotContain("next", answer.Header("Link") ?? string.Empty, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?limit=0", "limit")]
    [InlineData("?limit=101", "limit")]
    [InlineData("?limit=-1", "limit")]
    [InlineData("?limit=abc", "limit")]
    [InlineData("?limit=1.5", "limit")]
    [InlineData("?limit=", "limit")]
    [InlineData("?limit=99999999999999999999", "limit")]
    [InlineData("?offset=-1", "offset")]
    [InlineData("?offset=abc", "offset")]
    [InlineData("?offset=99999999999999999999", "offset")]
    public async Task A_window_out_of_range_is_a_bad_field(string query, string field)
    {
        var user = await Platform.SignInAsync();
        (await user.Client.GetAsync(List + query)).ShouldNameFields(field);
    }

    [Theory]
    [InlineData("?limit=1&limit=2")]
    [InlineData("?limit[]=1")]
    [InlineData("?limit=%")]
    [InlineData("?&&&===&")]
    [InlineData("?limit=5%0a")]
    [InlineData("?limit=+5")]
    [InlineData("?limit=5%20")]
    [InlineData("?limit=0x5")]
    public async Task A_strange_query_is_no_fault_of_the_platform(string query)
    {
        var user = await Platform.SignInAsync();
        var answer = await user.Client.GetAsync(List + query);
        Assert.True(answer.Status < 500, answer.ToString());
        answer.ShouldCarryTheCommonHeaders();
    }

    [Fact]
    public async Task Both_bad_fields_of_a_window_are_named()
    {
        var user = await Platform.SignInAsync();
        (await user.Client.GetAsync(List + "?offset=-1&limit=101")).ShouldNameFields("limit", "offset");
    }
}

[Collection(OnEmbedded.Name)]
public sealed class PagingOnEmbeddedTests(EmbeddedPlatform fixture) : PagingTests(fixture);

[Collection(OnPostgreSql.Name)]
public sealed class PagingOnPostgreSqlTests(PostgreSqlPlatform fixture) : PagingTests(fixture);
