using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.GrainInterfaces.Statistics;

namespace Platform.Benchmarks.Peers.AspNetCoreIdentity;

/// <summary>The jobs.</summary>
internal static class PeerEndpoints
{
    private const int DefaultPage = 25;

    private static readonly AuthorizeAttribute ByKey = new() { AuthenticationSchemes = ApiKeyAuthentication.SchemeName };

    /// <summary>Adds the routes.</summary>
    public static void MapPeer(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/me", GetOwnProfileAsync).RequireAuthorization();
        routes.MapGet("/users/search", SearchAsync).RequireAuthorization();
        routes.MapGet("/statistics/users", CountAsync);
        routes.MapGet("/bot/me", GetOwnBot).RequireAuthorization(ByKey).RequireRateLimiting(IdentityPeer.KeyLimit);
        routes.MapPost("/sign-in", SignInAsync);
        routes.MapPost("/sign-out-everywhere", SignOutEverywhereAsync).RequireAuthorization();
        routes.MapPost("/preparation/users", PrepareUsersAsync);
        routes.MapPost("/preparation/codes", PrepareCodesAsync);
    }

    // Where the security stamp was just checked, the user is in the unit of work already, and no second statement is sent.
    private static async Task<Results<Ok<OwnProfile>, UnauthorizedHttpResult>> GetOwnProfileAsync(
        ClaimsPrincipal caller, UserManager<PeerUser> users, TimeProvider time) =>
        await users.GetUserAsync(caller) is { } user ? TypedResults.Ok(PeerProfiles.Of(user, time.GetUtcNow())) : TypedResults.Unauthorized();

    private static async Task<Ok<FoundUsers>> SearchAsync(string q, PeerDatabase database, ILookupNormalizer names, int offset = 0, int limit = DefaultPage)
    {
        var pattern = $"%{Escape(names.NormalizeName(q))}%";
        var page = new List<FoundUser>(limit);
        await foreach (var user in PeerQueries.UsersLike(database, pattern, offset, limit))
        {
            page.Add(user);
        }

        return TypedResults.Ok(new FoundUsers(page, await PeerQueries.CountUsersLike(database, pattern), limit, offset));
    }

    private static async Task<Ok<UserCounts>> CountAsync(PeerDatabase database, TimeProvider time) =>
        TypedResults.Ok(await PeerQueries.CountUsers(database, time.GetUtcNow()));

    private static Ok<OwnBot> GetOwnBot(HttpContext context) => TypedResults.Ok(PeerProfiles.Of(context.Features.GetRequiredFeature<PeerBot>()));

    // Of several who send one code at once, only the one whose statement deletes the row signs in.
    private static async Task<Results<Ok<OwnProfile>, UnauthorizedHttpResult>> SignInAsync(
        CodeInput input, PeerDatabase database, UserManager<PeerUser> users, SignInManager<PeerUser> signIn, TimeProvider time)
    {
        var hash = ApiKeyAuthentication.Hash(input.Code);
        if (await PeerQueries.UserOfCode(database, hash, time.GetUtcNow()) is not { } id
            || await database.Codes.Where(code => code.CodeHash == hash).ExecuteDeleteAsync() == 0
            || await database.Users.FindAsync(id) is not { } user
            || await users.IsLockedOutAsync(user))
        {
            return TypedResults.Unauthorized();
        }

        await signIn.SignInAsync(user, isPersistent: true);
        return TypedResults.Ok(PeerProfiles.Of(user, time.GetUtcNow()));
    }

    private static async Task<Results<NoContent, UnauthorizedHttpResult>> SignOutEverywhereAsync(ClaimsPrincipal caller, UserManager<PeerUser> users)
    {
        if (await users.GetUserAsync(caller) is not { } user)
        {
            return TypedResults.Unauthorized();
        }

        await users.UpdateSecurityStampAsync(user);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<Prepared>> PrepareUsersAsync(int count, int keys, PeerPreparation preparation) =>
        TypedResults.Ok(await preparation.CreateUsersAsync(count, keys));

    private static async Task<Ok<IReadOnlyList<string>>> PrepareCodesAsync(int count, PeerPreparation preparation) =>
        TypedResults.Ok(await preparation.CreateCodesAsync(count));

    private static string Escape(string text) =>
        text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal);
}
