using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Platform.Gateway.Http;

namespace Platform.Tests.Gateway.Fakes;

/// <summary>Requests without a server.</summary>
internal static class Requests
{
    public static DefaultHttpContext To(string method, string path, params object[] metadata)
    {
        var context = new DefaultHttpContext { RequestServices = new ServiceCollection().BuildServiceProvider() };
        context.Request.Method = method;
        context.Request.Scheme = "http";
        context.Request.Host = new HostString("platform.example");
        context.Request.Path = path;
        context.Connection.RemoteIpAddress = IPAddress.Parse("192.0.2.1");
        context.Response.Body = new MemoryStream();
        context.SetEndpoint(new RouteEndpoint(_ => Task.CompletedTask, RoutePatternFactory.Parse(path), 0, new EndpointMetadataCollection(metadata), path));
        CorrelationId.Assign(context);
        return context;
    }

    public static DefaultHttpContext WithBody(this DefaultHttpContext context, byte[] body, string? contentType, bool tellsLength = true)
    {
        context.Request.Body = new MemoryStream(body);
        context.Request.ContentType = contentType;
        context.Request.ContentLength = tellsLength ? body.Length : null;
        context.Features.Set<IHttpRequestBodyDetectionFeature>(new Detection(body.Length > 0 || !tellsLength));
        return context;
    }

    public static string AnswerText(this HttpContext context) => Encoding.UTF8.GetString(((MemoryStream)context.Response.Body).ToArray());

    public static JsonElement AnswerJson(this HttpContext context) => JsonElement.Parse(context.AnswerText());

    /// <summary>The code of the problem that was answered; null for no problem.</summary>
    public static string? Code(this HttpContext context) => context.Response.StatusCode < 400 ? null : context.AnswerJson().GetProperty("code").GetString();

    /// <summary>The fields that the problem names.</summary>
    public static string[] BadFields(this HttpContext context) =>
        context.Response.StatusCode == 400 && context.AnswerJson().TryGetProperty("errors", out JsonElement errors) ? errors.Members() : [];

    public static string[] Members(this JsonElement json) => [.. json.EnumerateObject().Select(member => member.Name)];

    private sealed record Detection(bool CanHaveBody) : IHttpRequestBodyDetectionFeature;
}
