using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using Platform.GrainInterfaces.Notifications;
using Platform.GrainInterfaces.SignIn;
using Platform.Grains.Notifications;
using Platform.Grains.Users;

namespace Platform.Grains.SignIn;

/// <summary>Tells a user that somebody signed in to his account from an address that none of his known sessions came from.</summary>
internal static class SignInNews
{
    /// <summary>What waits for his inbox after the sign-in; the first sign-in of all is no news.</summary>
    public static ImmutableArray<PendingNotification> Of(UserState user, SignInRequest request, DateTimeOffset now)
    {
        if (Network(request.Client.Ip) is not { } network)
        {
            return user.Notifications;
        }

        string[] known = [.. user.Sessions.Live.Select(session => session.ClientIp)
            .Concat(user.Sessions.Ended.Select(session => session.ClientIp))
            .Select(Network)
            .OfType<string>()];
        if (known.Length == 0 || known.Contains(network))
        {
            return user.Notifications;
        }

        return PendingNotifications.Add(user.Notifications, new PendingNotification
        {
            Id = Guid.CreateVersion7(now),
            Title = "New sign-in to your account",
            Body = string.Create(
                CultureInfo.InvariantCulture,
                $"Somebody signed in by {request.Identity.Platform} from {request.Client.Ip} on {now:yyyy-MM-dd HH:mm} UTC. If it was not you, end that session in the list of your sessions."),
            Type = NotificationTypes.Warning,
            CreatedAt = now,
        });
    }

    // The addresses of one IPv6 network belong to one client, as its limits count them.
    private static string? Network(string? ip) => IPAddress.TryParse(ip, out IPAddress? address) ? ClientAddress.Of(address).Value : null;
}
