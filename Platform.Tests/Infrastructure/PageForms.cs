namespace Platform.Tests.Infrastructure;

/// <summary>A browser without scripts: what it sends when somebody presses the button of a form.</summary>
public static class PageForms
{
    public static async Task<PlatformResponse> SubmitAsync(this PlatformClient client, string path, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        var sender = client.Origin is null ? client with { Origin = client.Address.GetLeftPart(UriPartial.Authority) } : client;
        return await sender.SendAsync(HttpMethod.Post, path, content);
    }

    public static PlatformResponse ShouldBeAPage(this PlatformResponse answer, int status = 200)
    {
        answer.ShouldHaveStatus(status);
        Assert.Equal("text/html", answer.MediaType);
        Assert.StartsWith("<!doctype html>", answer.Text, StringComparison.OrdinalIgnoreCase);
        return answer;
    }

    /// <summary>The page that the browser goes to next.</summary>
    public static string ShouldLeadOn(this PlatformResponse answer)
    {
        answer.ShouldHaveStatus(303);
        return answer.Header("Location") ?? throw new InvalidOperationException("It leads nowhere: " + answer);
    }
}
