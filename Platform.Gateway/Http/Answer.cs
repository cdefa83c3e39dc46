using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Platform.GrainInterfaces.Results;

namespace Platform.Gateway.Http;

/// <summary>What a route answers: a value as JSON, or the problem that a refusal makes.</summary>
/// <typeparam name="T">The value; listed in <see cref="PlatformJson"/>.</typeparam>
internal sealed class Answer<T> : IResult, IEndpointMetadataProvider
{
    private readonly T? _value;
    private readonly Refusal? _refusal;

    /// <summary>Answers with a value.</summary>
    /// <param name="value">The value.</param>
    public Answer(T value)
        : this(value, null)
    {
    }

    private Answer(T? value, Refusal? refusal)
    {
        _value = value;
        _refusal = refusal;
    }

    /// <summary>Status of the value; a refusal has its own.</summary>
    public int Status { get; init; } = StatusCodes.Status200OK;

    /// <summary>Answers with a value.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator Answer<T>(T value) => new(value);

    /// <summary>Answers with a problem.</summary>
    /// <param name="refusal">Why the request was refused.</param>
    public static implicit operator Answer<T>(Refusal refusal) => new(default, refusal);

    /// <summary>Answers with what a grain answered.</summary>
    /// <param name="result">A value or a refusal.</param>
    public static implicit operator Answer<T>(Result<T> result) => new(result.Value, result.Refusal);

    /// <inheritdoc />
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(T), [JsonAnswer.MediaType]));

    /// <inheritdoc />
    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (_refusal is not null)
        {
            return Problem.Write(httpContext, _refusal);
        }

        httpContext.Response.StatusCode = Status;
        return JsonAnswer.Write(httpContext, JsonBuffer.Write(_value!));
    }
}
