using Platform.GrainInterfaces.Users;

namespace Platform.Gateway.Users;

/// <summary>One's own profile, and what its form holds.</summary>
/// <param name="Profile">The profile.</param>
/// <param name="Username">The name in the form.</param>
/// <param name="AvatarSource">The source of the picture in the form.</param>
public sealed record ProfileModel(UserProfile Profile, string Username, string AvatarSource);
