using Platform.GrainInterfaces.Results;

namespace Platform.Gateway.Http;

/// <summary>Refuses paths that do not exist, and methods that a path does not answer to.</summary>
internal sealed class RouteCheck : ICheck
{
    /// <summary>The refusal of a method that a path does not answer to.</summary>
    public static Refusal OtherMethod { get; } = new(ErrorCodes.MethodNotAllowed, "This path does not answer to the method.");

    /// <summary>The refusal of a path that does not exist.</summary>
    public static Refusal Nothing { get; } = new(ErrorCodes.NotFound, "There is nothing at this path.");

    /// <inheritdoc />
    public async ValueTask<Refusal?> Refuse(HttpContext context)
    {
        // The bare prefix, which routing would take for the root.
        if (!context.Request.Path.HasValue)
        {
            return Nothing;
        }

        switch (context.GetEndpoint())
        {
            case null:
                return Nothing;

            case RouteEndpoint:
                return null;

            case { } otherMethods:
                // Routing found the path but no route for the method; its own endpoint names in Allow the methods there are.
                await otherMethods.RequestDelegate!(context);
                return OtherMethod;
        }
    }
}
