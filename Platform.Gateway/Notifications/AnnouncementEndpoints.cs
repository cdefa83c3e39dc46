using System.Collections.Immutable;
using Platform.Gateway.Admission;
using Platform.Gateway.Http;
using Platform.Gateway.Reference;
using Platform.GrainInterfaces.Notifications;

namespace Platform.Gateway.Notifications;

/// <summary>What is announced to everybody (reference.md, section 8).</summary>
internal static class AnnouncementEndpoints
{
    /// <summary>Maps the routes.</summary>
    /// <param name="routes">Where to.</param>
    public static void MapAnnouncementEndpoints(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/announcements", List).TakesAnyCredential().Named("listAnnouncements", "Lists what is announced right now.");

    private static async Task<Answer<ImmutableArray<AnnouncementView>>> List(IGrainFactory grains) =>
        (await grains.GetGrain<IAnnouncementBoardGrain>(0).GetActive()).Announcements;
}
