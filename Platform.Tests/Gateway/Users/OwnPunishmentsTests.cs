using Microsoft.AspNetCore.Http;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Results;
using Platform.Tests.Gateway.Fakes;

namespace Platform.Tests.Gateway.Users;

/// <summary>The pages of <c>GET /users/me/punishments</c>.</summary>
public sealed class OwnPunishmentsTests(FakeGateway gateway) : IClassFixture<FakeGateway>
{
    private readonly FakeGateway _gateway = gateway.Anew();

    [Fact]
    public async Task The_next_page_holds_what_is_older_than_the_last_entry_of_this_one()
    {
        _gateway.Grains.User.Punishments = new Page<PunishmentView>([], 12, Next: "8");
        DefaultHttpContext context = await _gateway.Get("/v1/users/me/punishments?limit=5", _gateway.Session);
        Assert.Equal(
            "</v1/users/me/punishments?offset=0&limit=5>; rel=\"first\", </v1/users/me/punishments?offset=5&limit=5&after=8>; rel=\"next\"",
            context.Response.Headers.Link);
        await _gateway.Get("/users/me/punishments?offset=5&limit=5&after=8", _gateway.Session);
        Assert.Equal(["GetPunishments(0, 5)", "GetPunishmentsBefore(8, 5)"], _gateway.Grains.User.Asked);
    }

    [Fact]
    public async Task The_last_page_has_no_next_one_although_newer_entries_make_the_list_longer()
    {
        _gateway.Grains.User.Punishments = new Page<PunishmentView>([], 50, Next: null);
        DefaultHttpContext context = await _gateway.Get("/users/me/punishments?offset=10&limit=5&after=3", _gateway.Session);
        Assert.Equal(
            "</users/me/punishments?offset=0&limit=5>; rel=\"first\", </users/me/punishments?offset=5&limit=5>; rel=\"prev\"", context.Response.Headers.Link);
    }

    [Theory]
    [InlineData("after=x", "after")]
    [InlineData("after=", "after")]
    [InlineData("after=-1&limit=0&offset=x", "after limit offset")]
    public async Task What_is_no_entry_is_a_bad_field(string query, string fields)
    {
        DefaultHttpContext context = await _gateway.Get("/users/me/punishments?" + query, _gateway.Session);
        Assert.Equal(fields.Split(' '), context.BadFields());
        Assert.Empty(_gateway.Grains.User.Asked);
    }
}
