using Platform.Grains.Audit;
using Platform.Grains.Bots;
using Platform.Grains.Limits;
using Platform.Grains.Sessions;
using Platform.Grains.SignIn;
using Platform.Grains.Users;

namespace Platform.Grains.Hosting;

/// <summary>What a silo measures.</summary>
internal static class Measures
{
    /// <summary>Shows every count from zero on: of one that appears with its first event nobody could tell that it has risen.</summary>
    public static void Begin()
    {
        LimitMeter.Begin();
        SignInMeter.Begin();
        ActMeter.Begin();
        CommandMeter.Begin();
        SessionMeter.Active.Add(0);
        UserMeter.Active.Add(0);
    }
}
