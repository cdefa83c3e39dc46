using System.Collections.Immutable;
using Platform.Gateway.Pages;
using Platform.GrainInterfaces.Moderation;

namespace Platform.Gateway.Users;

/// <summary>A part of one's own moderation history.</summary>
/// <param name="Punishments">Newest first.</param>
/// <param name="Links">The parts around it.</param>
public sealed record PunishmentsModel(ImmutableArray<PunishmentView> Punishments, PagerLinks Links);
