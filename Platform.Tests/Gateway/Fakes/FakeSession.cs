using Platform.GrainInterfaces.Limits;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Sessions;
using Platform.GrainInterfaces.Users;

namespace Platform.Tests.Gateway.Fakes;

/// <summary>A session that counts what is taken from its limit.</summary>
internal sealed class FakeSession : ISessionGrain
{
    public int Taken { get; private set; }

    public bool IsLive { get; set; } = true;

    public PermissionLevel Level { get; set; } = PermissionLevel.User;

    public Restriction? Restriction { get; set; }

    public Task<SessionAdmission> Admit()
    {
        if (!IsLive)
        {
            return Task.FromResult(new SessionAdmission(null, new Refusal(ErrorCodes.SessionExpired, "The session has ended."), null));
        }

        Taken++;
        var principal = new SessionPrincipal(
            SessionKey.Of(new Secret("x")), new UserId(7), Level, Restriction, DateTimeOffset.MaxValue);
        return Task.FromResult(new SessionAdmission(principal, null, new LimitReading(LimitPolicies.Auth, 120, 60, 120 - Taken, 60)));
    }

    public Task<Result<SessionPrincipal>> Identify() => throw new NotSupportedException();

    public Task Open(SessionStanding standing) => throw new NotSupportedException();

    public Task Adopt(SessionStanding standing) => throw new NotSupportedException();

    public Task End() => throw new NotSupportedException();

    public Task<DateTimeOffset?> GetLastUsed() => throw new NotSupportedException();
}
