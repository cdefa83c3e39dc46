using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Users;
using Platform.Tests.Admin;

namespace Platform.Tests.Gateway.Fakes;

/// <summary>A user with a moderation history, who notes how he is asked for it.</summary>
internal sealed class FakeUser
{
    public FakeUser() => Grain = ScriptedGrain.Of<IUserGrain>(Answer);

    public IUserGrain Grain { get; }

    public Page<PunishmentView> Punishments { get; set; } = new([], 0);

    /// <summary>Method and arguments of each question.</summary>
    public List<string> Asked { get; } = [];

    private Task<Result<Page<PunishmentView>>> Answer(string method, object?[] arguments)
    {
        Asked.Add($"{method}({string.Join(", ", arguments)})");
        return Task.FromResult<Result<Page<PunishmentView>>>(Punishments);
    }
}
