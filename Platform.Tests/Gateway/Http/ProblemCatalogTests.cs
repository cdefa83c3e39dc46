using System.Reflection;
using Platform.Gateway.Http;
using Platform.GrainInterfaces.Results;

namespace Platform.Tests.Gateway.Http;

public sealed class ProblemCatalogTests
{
    public static TheoryData<string> CodesOfTheRules => [.. typeof(ErrorCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(constant => (string)constant.GetRawConstantValue()!)];

    [Theory]
    [MemberData(nameof(CodesOfTheRules))]
    public void Every_code_of_the_rules_has_a_status(string code) => Assert.Contains(code, ProblemCatalog.Codes);

    [Theory]
    [InlineData(400, "validation_failed malformed_json current_session")]
    [InlineData(401, "authentication_required invalid_api_key session_expired invalid_code")]
    [InlineData(403, "forbidden account_banned account_timeout bot_inactive bot_owner_banned premium_required web_login_required origin_refused chat_slots_exceeded")]
    [InlineData(404, "not_found")]
    [InlineData(405, "method_not_allowed")]
    [InlineData(409, "username_taken trial_already_used already_read no_chat_slot invite_limit slug_taken last_owner conflict")]
    [InlineData(413, "payload_too_large")]
    [InlineData(415, "unsupported_media_type")]
    [InlineData(422, "idempotency_mismatch")]
    [InlineData(429, "rate_limited too_many_pending_codes too_many_attempts")]
    [InlineData(503, "unavailable")]
    public void The_contract_decides_the_status(int status, string codes) =>
        Assert.All(codes.Split(' '), code => Assert.Equal(status, ProblemCatalog.Of(code).Status));

    [Fact]
    public void A_rule_this_gateway_does_not_know_is_a_refusal_and_no_fault() => Assert.Equal(409, ProblemCatalog.Of("rule_of_tomorrow").Status);
}
