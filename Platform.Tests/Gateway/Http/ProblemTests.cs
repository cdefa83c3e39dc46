using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Platform.Gateway.Admission;
using Platform.Gateway.Http;
using Platform.GrainInterfaces.Results;
using Platform.Tests.Gateway.Fakes;

namespace Platform.Tests.Gateway.Http;

public sealed class ProblemTests
{
    [Fact]
    public async Task A_problem_has_the_members_of_the_contract_and_no_others()
    {
        DefaultHttpContext context = await Answer(new Refusal(ErrorCodes.NotFound, "There is no such user."));
        JsonElement problem = context.AnswerJson();
        Assert.Equal(["type", "title", "status", "detail", "instance", "error", "code", "correlation_id"], problem.Members());
        Assert.Equal("application/problem+json", context.Response.ContentType);
        Assert.Equal(404, context.Response.StatusCode);
        Assert.Equal("There is no such user.", problem.GetProperty("error").GetString());
        Assert.Equal(context.Response.Headers["X-Correlation-Id"].ToString(), problem.GetProperty("correlation_id").GetString());
    }

    [Fact]
    public async Task The_instance_is_the_path_as_the_caller_wrote_it()
    {
        DefaultHttpContext context = Requests.To("GET", "/users/ä b");
        context.Request.PathBase = "/v1";
        await Problem.Write(context, new Refusal(ErrorCodes.NotFound, "No."));
        Assert.Equal("/v1/users/%C3%A4%20b", context.AnswerJson().GetProperty("instance").GetString());
    }

    [Fact]
    public async Task Every_bad_field_is_named()
    {
        var errors = new FieldErrors();
        errors.Add("username", "Too long.");
        errors.Add("username", "Too odd.");
        errors.Add("code", "Is required.");
        DefaultHttpContext context = await Answer(errors.Refusal!);
        Assert.Equal("""{"code":["Is required."],"username":["Too long.","Too odd."]}""", context.AnswerJson().GetProperty("errors").GetRawText());
    }

    [Fact]
    public async Task A_restriction_tells_its_end()
    {
        var until = new DateTimeOffset(2030, 1, 2, 3, 4, 5, TimeSpan.FromHours(1));
        JsonElement problem = (await Answer(new Refusal(ErrorCodes.AccountBanned, "No.") { IsRestriction = true, RestrictedUntil = until, RemainingSeconds = 9 })).AnswerJson();
        Assert.Equal("2030-01-02T02:04:05.000Z", problem.GetProperty("restricted_until").GetString());
        Assert.Equal(9, problem.GetProperty("remaining_seconds").GetInt32());
    }

    [Fact]
    public async Task A_restriction_without_an_end_says_so()
    {
        JsonElement problem = (await Answer(new Refusal(ErrorCodes.AccountBanned, "No.") { IsRestriction = true })).AnswerJson();
        Assert.Equal(JsonValueKind.Null, problem.GetProperty("restricted_until").ValueKind);
        Assert.Equal(JsonValueKind.Null, problem.GetProperty("remaining_seconds").ValueKind);
    }

    [Theory]
    [InlineData(ErrorCodes.RateLimited, 7, 7)]
    [InlineData(ErrorCodes.TooManyAttempts, null, 1)]
    [InlineData(ErrorCodes.Unavailable, null, 1)]
    public async Task A_limit_and_an_outage_name_a_wait(string code, int? wait, int told)
    {
        DefaultHttpContext context = await Answer(new Refusal(code, "Wait.") { RetryAfterSeconds = wait });
        Assert.Equal(told.ToString(System.Globalization.CultureInfo.InvariantCulture), context.Response.Headers.RetryAfter);
        Assert.Equal(told, context.AnswerJson().GetProperty("retry_after_seconds").GetInt32());
    }

    [Theory]
    [InlineData(ErrorCodes.InvalidApiKey, "ApiKey realm=\"platform\"")]
    [InlineData(ErrorCodes.SessionExpired, "Session realm=\"platform\"")]
    [InlineData(ErrorCodes.AuthenticationRequired, "ApiKey realm=\"platform\", Session realm=\"platform\"")]
    public async Task A_401_asks_for_what_is_missing(string code, string challenge)
    {
        DefaultHttpContext context = Requests.To("GET", "/users/1", new RouteAccess(CredentialRule.AnyOne));
        await Problem.Write(context, new Refusal(code, "No."));
        Assert.Equal(challenge, context.Response.Headers.WWWAuthenticate);
    }

    [Theory]
    [InlineData(CredentialRule.Bot)]
    [InlineData(CredentialRule.BotSignIn)]
    internal async Task A_route_of_bots_asks_for_a_key(CredentialRule rule)
    {
        DefaultHttpContext context = Requests.To("GET", "/bot/me", new RouteAccess(rule));
        await Problem.Write(context, new Refusal(ErrorCodes.AuthenticationRequired, "No."));
        Assert.Equal("ApiKey realm=\"platform\"", context.Response.Headers.WWWAuthenticate);
    }

    private static async Task<DefaultHttpContext> Answer(Refusal refusal)
    {
        DefaultHttpContext context = Requests.To("GET", "/somewhere");
        await Problem.Write(context, refusal);
        return context;
    }
}
