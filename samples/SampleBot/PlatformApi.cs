using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace SampleBot;

/// <summary>Calls the platform with a bot's key, and tries again for as long as trying again may help.</summary>
internal sealed class PlatformApi : IDisposable
{
    private static readonly TimeSpan UsualWait = TimeSpan.FromSeconds(2);

    private readonly HttpClient _http;

    public PlatformApi(Uri address, string key)
    {
        _http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) };
        _http.DefaultRequestHeaders.Add("X-API-Key", key);
    }

    /// <summary>Posts until there is an answer. A call that must not happen twice needs an idempotency key: it may be sent again after it was carried out.</summary>
    /// <exception cref="RefusedException">The platform said no.</exception>
    public async Task<TAnswer> PostAsync<TBody, TAnswer>(
        string path,
        TBody body,
        JsonTypeInfo<TBody> bodyType,
        JsonTypeInfo<TAnswer> answerType,
        string? idempotencyKey,
        CancellationToken cancellation)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(body, bodyType);
        while (true)
        {
            TimeSpan wait;
            try
            {
                using var response = await SendAsync(path, json, idempotencyKey, cancellation);
                if (response.IsSuccessStatusCode)
                {
                    await using var stream = await response.Content.ReadAsStreamAsync(cancellation);
                    return await JsonSerializer.DeserializeAsync(stream, answerType, cancellation)
                        ?? throw new RefusedException("The platform gave an empty answer.");
                }

                wait = await WaitAfterAsync(response, cancellation);
            }
            catch (HttpRequestException failure)
            {
                wait = UsualWait;
                Say($"The platform cannot be reached ({failure.HttpRequestError}); trying again in {wait.TotalSeconds} s.");
            }
            catch (TaskCanceledException) when (!cancellation.IsCancellationRequested)
            {
                wait = UsualWait;
                Say($"The platform did not answer in time; trying again in {wait.TotalSeconds} s.");
            }

            await Task.Delay(wait, cancellation);
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> SendAsync(string path, byte[] json, string? idempotencyKey, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(json) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (idempotencyKey is not null)
        {
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        }

        return await _http.SendAsync(request, cancellation);
    }

    /// <summary>How long to wait before the call is worth another try.</summary>
    /// <exception cref="RefusedException">None is: the platform said no.</exception>
    private static async Task<TimeSpan> WaitAfterAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        var wait = response.Headers.RetryAfter?.Delta ?? UsualWait;
        switch (response.StatusCode)
        {
            case HttpStatusCode.TooManyRequests:
                Say($"The limit is used up; trying again in {wait.TotalSeconds} s.");
                return wait;
            case HttpStatusCode.ServiceUnavailable:
                Say($"The platform is not available; trying again in {wait.TotalSeconds} s.");
                return wait;
            default:
                throw new RefusedException(await ReasonAsync(response, cancellation));
        }
    }

    private static async Task<string> ReasonAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        var status = (int)response.StatusCode;
        try
        {
            await using var stream = await response.Content.ReadAsStreamAsync(cancellation);
            var problem = await JsonSerializer.DeserializeAsync(stream, BotJson.Default.Problem, cancellation);
            return $"The platform refused ({status} {problem?.Code}): {problem?.Detail}";
        }
        catch (JsonException)
        {
            return $"The platform refused ({status}).";
        }
    }

    private static void Say(string sentence) => Console.Error.WriteLine(sentence);
}
