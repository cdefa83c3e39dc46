using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Gateway.Admission;
using Platform.Gateway.Http;
using Platform.Gateway.Reference;
using Platform.GrainInterfaces.Chats;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Subscriptions;
using Platform.GrainInterfaces.Users;

namespace Platform.Gateway.Users;

/// <summary>Users: oneself, and what anyone may see of others (reference.md, section 4).</summary>
internal static class UserEndpoints
{
    private const int PunishmentsOnAPage = 50;

    // Shapes only: what a name or a source may be is decided by the cluster.
    private static readonly TextRule Username = new(Longest: 256, AllowsEmpty: true);
    private static readonly TextRule AvatarSource = new(Longest: 64, AllowsEmpty: true);

    private static readonly MovingFields Moving = MovingFields.Of(
        nameof(UserProfile.LastActivityAt), nameof(UserProfile.RemainingSeconds), nameof(UserProfile.SubscriptionRemainingSeconds));

    /// <summary>Maps the routes.</summary>
    /// <param name="routes">Where to.</param>
    public static void MapUserEndpoints(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder me = routes.MapGroup("/users/me").TakesSession();
        me.MapGet("", GetOwnProfile).ShowsCaller().Named("getOwnProfile", "Answers one's own profile.");
        me.MapPost("/update", ChangeOwnProfile).ReadsFields(typeof(ProfileChangeBody)).ChangesAccount()
            .Named("changeOwnProfile", "Changes one's own name or picture.").Refuses(ErrorCodes.UsernameTaken);
        me.MapGet("/subscription", GetOwnSubscription).Named("getOwnSubscription", "Answers one's own subscription and its history.");
        me.MapGet("/punishments", GetOwnPunishments).ReadsPage(PunishmentsOnAPage).Named("listOwnPunishments", "Lists one's own warnings, timeouts and bans, newest first.");
        me.MapGet("/chats", GetOwnChats).Named("listOwnChats", "Lists the chats one owns.");

        routes.MapGet("/users/{id}", GetUser).TakesAnyCredential().Named("getUser", "Answers a user: in full to operators who may act on him, his public profile to others.");
    }

    // Asked more often than anything else: it takes its caller, and the cluster, itself where it needs them, which spares most requests an array and a scope.
    private static ValueTask<TaggedAnswer<UserProfile>> GetOwnProfile(HttpContext context)
    {
        Caller caller = context.Features.GetRequiredFeature<Caller>();
        return caller.OwnProfile is { } profile
            ? ValueTask.FromResult(new TaggedAnswer<UserProfile>(profile, OwnProfiles.Recent))
            : AskForProfile(caller, context.RequestServices.GetRequiredService<IGrainFactory>());
    }

    private static async ValueTask<TaggedAnswer<UserProfile>> AskForProfile(Caller caller, IGrainFactory grains) =>
        new(await grains.GetGrain<IUserGrain>(caller.UserId).GetProfile(), OwnProfiles.Recent);

    private static async Task<Answer<UserProfile>> ChangeOwnProfile(BodyFields body, Caller caller, IGrainFactory grains) => await Change(body, caller, grains);

    /// <summary>Changes the profile as a body or a form says.</summary>
    /// <param name="body">The fields.</param>
    /// <param name="caller">The user.</param>
    /// <param name="grains">The cluster.</param>
    internal static async Task<Result<UserProfile>> Change(BodyFields body, Caller caller, IGrainFactory grains)
    {
        string? username = body.OptionalText("username", Username);
        string? avatarSource = body.OptionalText("avatar_source", AvatarSource);
        if (body.RefusalOfWhole is { } refusal)
        {
            return refusal;
        }

        var change = new ProfileChange(username, ChangesAvatarSource: avatarSource is not null, avatarSource);
        Result<UserProfile> changed = await grains.GetGrain<IUserGrain>(caller.UserId).ChangeProfile(change);
        return changed.IsRefused ? body.NameAll(changed.Refusal) : changed;
    }

    private static async Task<Answer<SubscriptionView>> GetOwnSubscription(Caller caller, IGrainFactory grains) =>
        await grains.GetGrain<IUserGrain>(caller.UserId).GetSubscription();

    private static async Task<PagedAnswer<PunishmentView>> GetOwnPunishments(Caller caller, QueryFields query, IGrainFactory grains)
    {
        PageRequest page = query.Page(PunishmentsOnAPage);
        return new PagedAnswer<PunishmentView>(page, await ListPunishments(query, page, caller, grains));
    }

    /// <summary>Reads a part of the user's own moderation history.</summary>
    /// <param name="query">The query.</param>
    /// <param name="page">The part that it asks for.</param>
    /// <param name="caller">The user.</param>
    /// <param name="grains">The cluster.</param>
    internal static async Task<Result<Page<PunishmentView>>> ListPunishments(QueryFields query, PageRequest page, Caller caller, IGrainFactory grains)
    {
        long? newer = query.AfterItem(page);
        if (query.Refusal is { } refusal)
        {
            return refusal;
        }

        IUserGrain user = grains.GetGrain<IUserGrain>(caller.UserId);
        return newer is { } before ? await user.GetPunishmentsBefore(before, page.Limit) : await user.GetPunishments(page.Offset, page.Limit);
    }

    private static async Task<Answer<ImmutableArray<ChatView>>> GetOwnChats(Caller caller, IGrainFactory grains)
    {
        Result<OwnedChats> owned = await grains.GetGrain<IUserGrain>(caller.UserId).GetChats();
        return owned.IsRefused ? owned.Refusal : owned.Value.Chats;
    }

    private static async Task<Results<TaggedAnswer<UserDetails>, TaggedAnswer<PublicProfile>>> GetUser(string id, Caller caller, IGrainFactory grains)
    {
        if (UserId.Parse(id) is not { } user)
        {
            return Public(UserRefusals.NotFound);
        }

        IUserGrain grain = grains.GetGrain<IUserGrain>(user.Value);
        if (Viewer.Of(caller) is not { } viewer)
        {
            return Public(await grain.GetPublicProfile());
        }

        Result<UserSight> sight = await grain.GetSight(viewer);
        if (sight.IsRefused)
        {
            return Public(sight.Refusal);
        }

        return sight.Value.Details is { } details ? new TaggedAnswer<UserDetails>(details, Moving) : Public(sight.Value.Public);
    }

    private static TaggedAnswer<PublicProfile> Public(Result<PublicProfile> result) => new(result, MovingFields.None);
}
