using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Platform.Gateway.Admission;
using Platform.Gateway.Http;

namespace Platform.Gateway.Reference;

/// <summary>What a route says of itself, as the gateway reads it too.</summary>
/// <param name="route">The route.</param>
internal sealed class EndpointMetadata(ApiDescription route)
{
    private readonly IList<object> _marks = route.ActionDescriptor.EndpointMetadata;

    /// <summary>The credentials it takes.</summary>
    public CredentialRule Rule => Find<RouteAccess>()?.Rule ?? throw new InvalidOperationException($"{route.RelativePath} does not say which credentials it takes.");

    /// <summary>Whether it is counted by a limit.</summary>
    public bool IsLimited => Rule != CredentialRule.None;

    /// <summary>What it does with a body; null where it knows none.</summary>
    public BodyRule? Body => Find<BodyRule>();

    /// <summary>What it reads beside the path and the body.</summary>
    public IEnumerable<RequestField> Fields => _marks.OfType<RequestField>();

    /// <summary>Whether its path names a thing.</summary>
    public bool HasPathFields => route.RelativePath?.Contains('{', StringComparison.Ordinal) is true;

    /// <summary>Whether it answers a part of a list.</summary>
    public bool AnswersPage => Find<AnswersPage>() is not null;

    /// <summary>Whether it hands a cookie to the client, or takes it from him, when it has done its work.</summary>
    public bool SetsCookie => Handler.GetParameters().Any(parameter => parameter.ParameterType == typeof(SessionCookie));

    /// <summary>Whether its answers carry a tag, by which a caller may ask for changes alone.</summary>
    public bool IsTagged => Answers.Any(answers => answers.Key == StatusCodes.Status304NotModified);

    /// <summary>The part of the platform it belongs to: the folder of its handler.</summary>
    public string Domain => Handler.DeclaringType!.Namespace!.Split('.')[^1];

    /// <summary>What it answers when it has done its work, by status; several of one status for several kinds of viewers.</summary>
    public IEnumerable<IGrouping<int, IProducesResponseTypeMetadata>> Answers =>
        _marks.OfType<IProducesResponseTypeMetadata>().GroupBy(answer => answer.StatusCode).OrderBy(answers => answers.Key);

    private MethodInfo Handler => Find<MethodInfo>() ?? throw new InvalidOperationException($"{route.RelativePath} has no handler of its own.");

    /// <summary>A mark; null where the route does not have it.</summary>
    /// <typeparam name="T">The mark.</typeparam>
    public T? Find<T>()
        where T : class => _marks.OfType<T>().LastOrDefault();
}
