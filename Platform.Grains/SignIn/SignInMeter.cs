using System.Diagnostics.Metrics;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Telemetry;

namespace Platform.Grains.SignIn;

/// <summary>Counts the steps of sign-ins.</summary>
internal static class SignInMeter
{
    private const string Request = "request";
    private const string Verification = "verification";

    private static readonly Counter<long> Begun =
        PlatformMeter.Instance.CreateCounter<long>("platform.sign_ins.begun", "{sign_in}", "Sign-ins for which a code was asked for.");

    private static readonly Counter<long> Verified =
        PlatformMeter.Instance.CreateCounter<long>("platform.sign_ins.verified", "{sign_in}", "Sign-ins that opened a session.");

    private static readonly Counter<long> Refused =
        PlatformMeter.Instance.CreateCounter<long>("platform.sign_ins.refused", "{sign_in}", "Steps of sign-ins that were refused.");

    /// <summary>Shows every step.</summary>
    public static void Begin()
    {
        Begun.Add(0);
        Verified.Add(0);
        CountRefused(0, Request, ErrorCodes.TooManyPendingCodes);
        CountRefused(0, Request, ErrorCodes.AccountBanned);
        CountRefused(0, Verification, ErrorCodes.InvalidCode);
        CountRefused(0, Verification, ErrorCodes.TooManyAttempts);
        CountRefused(0, Verification, ErrorCodes.AccountBanned);
    }

    /// <summary>Somebody asked for a code.</summary>
    /// <typeparam name="T">What he got.</typeparam>
    /// <param name="outcome">How that ended.</param>
    /// <returns>The outcome.</returns>
    public static Result<T> CountRequest<T>(Result<T> outcome) => Count(outcome, Begun, Request);

    /// <summary>Somebody sent a code.</summary>
    /// <typeparam name="T">What he got.</typeparam>
    /// <param name="outcome">How that ended.</param>
    /// <returns>The outcome.</returns>
    public static Result<T> CountVerification<T>(Result<T> outcome) => Count(outcome, Verified, Verification);

    private static Result<T> Count<T>(Result<T> outcome, Counter<long> done, string step)
    {
        if (outcome.IsRefused)
        {
            CountRefused(1, step, outcome.Refusal.Code);
        }
        else
        {
            done.Add(1);
        }

        return outcome;
    }

    private static void CountRefused(long number, string step, string code) => Refused.Add(number, new("step", step), new("code", code));
}
