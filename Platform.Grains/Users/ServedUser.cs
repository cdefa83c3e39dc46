using Platform.GrainInterfaces.Bots;

namespace Platform.Grains.Users;

/// <summary>A user as the desk of bots needs him.</summary>
/// <param name="View">What a bot sees.</param>
/// <param name="HasGeneratedUsername">Whether his name is the one the platform made for him.</param>
[GenerateSerializer, Immutable, Alias("platform.users.served")]
internal sealed record ServedUser([property: Id(0)] BotUserView View, [property: Id(1)] bool HasGeneratedUsername);
