using System.IO.Pipelines;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Time.Testing;
using Platform.Gateway.Admission;
using Platform.Gateway.Hosting;
using Platform.Gateway.Http;
using Platform.GrainInterfaces.Results;
using Platform.Tests.Gateway.Fakes;

namespace Platform.Tests.Gateway.Http;

public sealed class BodyCheckTests
{
    private const string Json = "application/json";
    private const int Largest = 100;

    [Theory]
    [InlineData("application/json")]
    [InlineData("Application/JSON")]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("application/json; charset=\"UTF-8\"")]
    public async Task Json_is_taken(string contentType)
    {
        DefaultHttpContext context = Post("{}", contentType);
        Assert.Null(await Check().Refuse(context));
        Assert.NotNull(context.Features.Get<BodyFields>());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/json; charset=latin1")]
    [InlineData("application/jsonp")]
    [InlineData("application/problem+json")]
    public async Task Another_media_type_is_refused(string? contentType)
    {
        Assert.Equal(ErrorCodes.UnsupportedMediaType, await Code("{}", contentType));
        Assert.Equal(ErrorCodes.UnsupportedMediaType, await Code("{}", contentType, tellsLength: false));
        Assert.Equal(ErrorCodes.UnsupportedMediaType, await Code("{}", contentType, isRequired: false));
    }

    [Theory]
    [InlineData("name=a+b%26c", "a b&c")]
    [InlineData("name=caf%C3%A9&other=1", "café")]
    [InlineData("name=first&name=last", "last")]
    [InlineData("other=1", null)]
    public void A_form_is_read_as_texts(string sent, string? name)
    {
        var fields = new BodyFields(BodyFormat.Form.Read(Encoding.UTF8.GetBytes(sent))!.RootElement);
        Assert.Equal(name, fields.OptionalText("name", new TextRule(Longest: 20)));
        Assert.Null(fields.Refusal);
    }

    [Fact]
    public void A_form_of_very_many_fields_or_of_no_text_is_malformed()
    {
        Assert.Null(BodyFormat.Form.Read(Encoding.UTF8.GetBytes(string.Join('&', Enumerable.Range(0, 33).Select(number => $"f{number}=x")))));
        Assert.Null(BodyFormat.Form.Read([0xff, (byte)'=', (byte)'1']));
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded", true)]
    [InlineData("application/x-www-form-urlencoded; charset=UTF-8", true)]
    [InlineData("application/x-www-form-urlencoded; charset=latin1", false)]
    [InlineData("application/json", false)]
    [InlineData("multipart/form-data; boundary=x", false)]
    [InlineData(null, false)]
    public void A_form_must_be_declared_as_one(string? contentType, bool isForm) => Assert.Equal(isForm, BodyFormat.Form.IsDeclaredBy(contentType));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_largest_body_is_taken_and_one_byte_more_is_not(bool tellsLength)
    {
        string largest = $"\"{new string('a', Largest - 2)}\"";
        Assert.Null(await Code(largest, Json, tellsLength));
        Assert.Equal(ErrorCodes.PayloadTooLarge, await Code(largest + " ", Json, tellsLength));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("{")]
    [InlineData("{}{}")]
    [InlineData("{'a':1}")]
    [InlineData("NaN")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[")]
    public async Task What_is_no_json_is_refused(string body) => Assert.Equal(ErrorCodes.MalformedJson, await Code(body, Json));

    [Fact]
    public async Task Deep_json_is_refused() =>
        Assert.Equal(ErrorCodes.MalformedJson, await Code($"{new string('[', 49)}1{new string(']', 49)}".Replace("[", "[[", StringComparison.Ordinal)[..Largest], Json));

    [Fact]
    public async Task Wrong_utf8_is_refused()
    {
        DefaultHttpContext context = Requests.To("POST", "/x", new BodyRule(IsRequired: true)).WithBody([(byte)'"', 0xED, 0xA0, 0x80, (byte)'"'], Json);
        Assert.Equal(ErrorCodes.MalformedJson, (await Check().Refuse(context))?.Code);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task No_body_is_fine_where_none_is_needed(bool tellsLength)
    {
        Assert.Null(await Code("", null, tellsLength, isRequired: false));
        Assert.Equal(ErrorCodes.MalformedJson, await Code("", null, tellsLength));
    }

    [Theory]
    [InlineData(100, 30)]
    [InlineData(1 << 20, 30)]
    [InlineData(4 << 20, 120)]
    public async Task A_body_that_is_not_there_in_time_is_refused_and_the_connection_ends(long largest, int seconds)
    {
        var clock = new FakeTimeProvider();
        DefaultHttpContext context = Arriving(new Pipe(), largest);
        Task<Refusal?> check = new BodyCheck(new GatewayOptions(), clock).Refuse(context).AsTask();
        clock.Advance(TimeSpan.FromSeconds(seconds - 1));
        Assert.False(check.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("request_timeout", (await check)?.Code);
        Assert.Equal("close", context.Response.Headers.Connection);
    }

    [Fact]
    public async Task A_request_keeps_no_place_while_its_body_is_on_its_way()
    {
        var valve = new RequestValve(1, 0, TimeSpan.FromSeconds(3), TimeProvider.System);
        await valve.Enter(CancellationToken.None);
        var body = new Pipe();
        DefaultHttpContext context = Arriving(body, Largest);
        context.Features.Set(new RequestPlace(valve));
        Task<Refusal?> check = Check().Refuse(context).AsTask();
        Assert.Equal(0, valve.Inside);
        await body.Writer.WriteAsync("{}"u8.ToArray());
        await body.Writer.CompleteAsync();
        Assert.Null(await check);
        Assert.Equal(1, valve.Inside);
    }

    [Fact]
    public async Task A_body_that_arrives_when_all_places_are_taken_is_a_503()
    {
        var valve = new RequestValve(1, 0, TimeSpan.FromSeconds(3), TimeProvider.System);
        await valve.Enter(CancellationToken.None);
        var body = new Pipe();
        DefaultHttpContext context = Arriving(body, Largest);
        context.Features.Set(new RequestPlace(valve));
        Task<Refusal?> check = Check().Refuse(context).AsTask();
        await valve.Enter(CancellationToken.None);
        await body.Writer.WriteAsync("{}"u8.ToArray());
        await body.Writer.CompleteAsync();
        Assert.Equal(ErrorCodes.Unavailable, (await check)?.Code);
    }

    [Fact]
    public async Task When_too_many_bodies_are_on_their_way_their_requests_keep_their_places()
    {
        var valve = new RequestValve(2, 0, TimeSpan.FromSeconds(3), TimeProvider.System);
        var check = new BodyCheck(new GatewayOptions { MaxRequests = 1 }, TimeProvider.System);
        Pipe[] bodies = [new(), new()];
        var checks = new List<Task<Refusal?>>();
        foreach (Pipe body in bodies)
        {
            await valve.Enter(CancellationToken.None);
            DefaultHttpContext context = Arriving(body, Largest);
            context.Features.Set(new RequestPlace(valve));
            checks.Add(check.Refuse(context).AsTask());
        }

        Assert.Equal(1, valve.Inside);
        foreach (Pipe body in bodies)
        {
            await body.Writer.WriteAsync("{}"u8.ToArray());
            await body.Writer.CompleteAsync();
        }

        Assert.All(await Task.WhenAll(checks), Assert.Null);
        Assert.Equal(2, valve.Inside);
    }

    private static BodyCheck Check() => new(new GatewayOptions(), TimeProvider.System);

    private static DefaultHttpContext Arriving(Pipe body, long largest)
    {
        DefaultHttpContext context = Requests.To("POST", "/x", new BodyRule(IsRequired: true, largest)).WithBody([], Json, tellsLength: false);
        context.Features.Set<IRequestBodyPipeFeature>(new PipedBody(body.Reader));
        return context;
    }

    private sealed record PipedBody(PipeReader Reader) : IRequestBodyPipeFeature;

    private static async Task<string?> Code(string body, string? contentType, bool tellsLength = true, bool isRequired = true) =>
        (await Check().Refuse(Post(body, contentType, tellsLength, isRequired)))?.Code;

    private static DefaultHttpContext Post(string body, string? contentType, bool tellsLength = true, bool isRequired = true) =>
        Requests.To("POST", "/x", new BodyRule(isRequired, Largest)).WithBody(Encoding.UTF8.GetBytes(body), contentType, tellsLength);
}
