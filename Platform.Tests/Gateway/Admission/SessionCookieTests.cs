using Microsoft.AspNetCore.Http;
using Platform.Gateway.Hosting;
using Platform.GrainInterfaces.Secrets;
using Platform.Tests.Gateway.Fakes;
using SessionCookie = Platform.Gateway.Admission.SessionCookie;

namespace Platform.Tests.Gateway.Admission;

public sealed class SessionCookieTests
{
    [Theory]
    [InlineData("http", false, false)]
    [InlineData("https", false, true)]
    [InlineData("http", true, true)]
    public void It_is_out_of_reach_of_scripts_and_secure_where_it_can_be(string scheme, bool always, bool isSecure)
    {
        DefaultHttpContext context = Requests.To("POST", "/x");
        context.Request.Scheme = scheme;
        new SessionCookie(new GatewayOptions { SecureCookies = always }).Set(context, new Secret("pses_token"), lifetimeSeconds: 2_592_000);
        Assert.Equal(
            $"psession=pses_token; max-age=2592000; path=/;{(isSecure ? " secure;" : "")} samesite=lax; httponly",
            context.Response.Headers.SetCookie.ToString());
    }
}
