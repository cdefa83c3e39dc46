using Platform.Gateway.Admission;
using Platform.Gateway.Http;
using Platform.Gateway.Pages;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Subscriptions;
using Platform.GrainInterfaces.Users;

namespace Platform.Gateway.Users;

/// <summary>A user's own profile, subscription and punishments as pages.</summary>
internal static class ProfilePages
{
    private const string ProfilePath = PageRoute.Prefix + "/profile";
    private const int PunishmentsOnAPage = 20;

    // As many characters of a form as are shown again.
    private static readonly TextRule Shown = new(Longest: 512, AllowsEmpty: true, AllowsControlCharacters: true);

    /// <summary>Maps the routes.</summary>
    /// <param name="routes">Where to.</param>
    public static void MapProfilePages(this IEndpointRouteBuilder routes)
    {
        routes.MapPage(ProfilePath, ShowProfile).TakesSession().ShowsCaller();
        routes.MapForm(ProfilePath, ChangeProfile).TakesSession().ChangesAccount();
        routes.MapPage(PageRoute.Prefix + "/subscription", ShowSubscription).TakesSession();
        routes.MapPage(PageRoute.Prefix + "/punishments", ShowPunishments).TakesSession();
    }

    private static async Task<PageAnswer<ProfilePage, ProfileModel>> ShowProfile(Caller caller, IGrainFactory grains)
    {
        Result<UserProfile> profile = caller.OwnProfile ?? await grains.GetGrain<IUserGrain>(caller.UserId).GetProfile();
        return new(profile.IsRefused ? profile.Refusal : new ProfileModel(profile.Value, profile.Value.Username, profile.Value.AvatarSource ?? ""));
    }

    private static async Task<IResult> ChangeProfile(BodyFields? form, Caller caller, IGrainFactory grains)
    {
        BodyFields fields = form ?? BodyFields.Empty();
        Result<UserProfile> changed = await UserEndpoints.Change(fields, caller, grains);
        if (!changed.IsRefused)
        {
            return SeeOther.To(Notices.On(ProfilePath, Notices.ProfileSaved));
        }

        Result<UserProfile> profile = await grains.GetGrain<IUserGrain>(caller.UserId).GetProfile();
        if (profile.IsRefused)
        {
            return new RefusalAnswer(profile.Refusal);
        }

        var filled = new ProfileModel(
            profile.Value,
            fields.OptionalText("username", Shown) ?? profile.Value.Username,
            fields.OptionalText("avatar_source", Shown) ?? profile.Value.AvatarSource ?? "");
        Refusal refusal = changed.Refusal.Code == ErrorCodes.UsernameTaken ? changed.Refusal.Blaming("username") : changed.Refusal;
        return new PageAnswer<ProfilePage, ProfileModel>(filled) { Complaint = refusal };
    }

    private static async Task<PageAnswer<SubscriptionPage, SubscriptionView>> ShowSubscription(Caller caller, IGrainFactory grains) =>
        new(await grains.GetGrain<IUserGrain>(caller.UserId).GetSubscription());

    private static async Task<PageAnswer<PunishmentsPage, PunishmentsModel>> ShowPunishments(QueryFields query, Caller caller, HttpRequest request, IGrainFactory grains)
    {
        PageRequest page = query.Page(PunishmentsOnAPage);
        Result<Page<PunishmentView>> part = await UserEndpoints.ListPunishments(query, page, caller, grains);
        return new(part.IsRefused
            ? part.Refusal
            : new PunishmentsModel(part.Value.Items, PagerLinks.Of(request, page, part.Value.Total, part.Value.Next)));
    }
}
