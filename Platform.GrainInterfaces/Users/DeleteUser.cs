namespace Platform.GrainInterfaces.Users;

/// <summary>Erases a user for good; his identities are free again, but remember a used Trial and a running ban. A reason is required.</summary>
[GenerateSerializer, Immutable, Alias("platform.users.delete")]
public sealed record DeleteUser : UserAct;
