using System.Collections.Immutable;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Users;

namespace Platform.Grains.Users;

/// <summary>What a change of profile makes of a user; whether the name is free is not decided here (reference.md, section 4).</summary>
internal static class ProfileChanges
{
    /// <returns>The next state, or a refusal that names every bad field.</returns>
    public static Result<UserState> Apply(UserState user, ProfileChange change, DateTimeOffset now)
    {
        ImmutableSortedDictionary<string, ImmutableArray<string>> problems = ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty;
        UserState next = user;
        if (change.Username is { } username)
        {
            if (UsernameRules.Problem(username) is { } problem)
            {
                problems = problems.Add("username", [problem]);
            }
            else if (username != user.Username)
            {
                next = next with { Username = username, HasGeneratedUsername = false };
            }
        }

        if (change.ChangesAvatarSource)
        {
            if (AvatarRules.TryChoose(user, change.AvatarSource, out string? source))
            {
                next = next with { AvatarSource = source };
            }
            else
            {
                problems = problems.Add("avatar_source", ["Must be a platform you are linked to, \"default\", or empty."]);
            }
        }

        if (!problems.IsEmpty)
        {
            return Refusal.OfFields(problems);
        }

        return ReferenceEquals(next, user) ? user : next with { UpdatedAt = now };
    }
}
