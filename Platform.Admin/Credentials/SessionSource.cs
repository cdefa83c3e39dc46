using Platform.Admin.Commands;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;

namespace Platform.Admin.Credentials;

/// <summary>Finds the operator's session token.</summary>
internal static class SessionSource
{
    /// <summary>The variable that goes before the saved login.</summary>
    public const string Variable = "PLATFORM_TOKEN";

    /// <summary>Looks into PLATFORM_TOKEN, then the saved login. Whether it is in force the cluster knows.</summary>
    /// <param name="surroundings">The environment.</param>
    /// <returns><see cref="ErrorCodes.AuthenticationRequired"/> when there is none.</returns>
    public static Result<Secret> Find(Surroundings surroundings)
    {
        if (surroundings.Setting(Variable) is { } token)
        {
            return new Secret(token.Trim());
        }

        SessionFile file = SessionFile.Of(surroundings);
        return file.Read() is { } saved
            ? new Secret(saved.Token)
            : new Refusal(
                ErrorCodes.AuthenticationRequired,
                $"You are not signed in: there is no usable login in {file.Path}. Sign in with platform-admin login, or set {Variable}.");
    }
}
