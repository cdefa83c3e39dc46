using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Platform.Benchmarks.Probe;

[assembly: HostingStartup(typeof(ProbeStartup))]

namespace Platform.Benchmarks.Probe;

/// <summary>Puts the counters of grain calls into the host that the silo's own program builds. Does nothing unless it was armed before.</summary>
internal sealed class ProbeStartup : IHostingStartup
{
    private static GrainCalls? _calls;

    /// <summary>Has the next host count its grain calls.</summary>
    public static GrainCalls Arm() => _calls = new GrainCalls();

    /// <inheritdoc />
    public void Configure(IWebHostBuilder builder)
    {
        if (_calls is not { } calls)
        {
            return;
        }

        builder.ConfigureServices(services =>
        {
            services.AddSingleton<IOutgoingGrainCallFilter>(calls);
            services.AddSingleton<IIncomingGrainCallFilter>(calls);
        });
    }
}
