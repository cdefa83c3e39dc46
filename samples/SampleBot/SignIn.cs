using Platform.Client;
using Platform.Client.Api.Models;

namespace SampleBot;

/// <summary>Hands a person the code by which he signs in on the web.</summary>
internal static class SignIn
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(2);

    /// <summary>Looks until the person has asked for a code on the web, and prints it; a real bot sends it to him alone.</summary>
    public static async Task RunAsync(PlatformClient client, ReportedIdentityBody person, CancellationToken cancellation)
    {
        Console.Error.WriteLine($"Waiting for {person.PlatformUserId} on {person.Platform} to ask for a code.");
        while (true)
        {
            // Asking twice does no harm.
            var pending = await client.Calls.Authentication.Bot.LoginCode.PostAsync(
                person, request => request.Options.Add(SafeToRepeat.Mark), cancellation);
            if (pending is { Code: { } code, ExpiresAt: { } end })
            {
                Console.WriteLine($"Code: {code}, good until {end:HH:mm:ss} UTC");
                return;
            }

            await Task.Delay(BetweenLooks, cancellation);
        }
    }
}
