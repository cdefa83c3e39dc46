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
    private int _looks;
    private volatile bool _isEnded;
    private volatile bool _isAway;

    public int Taken { get; private set; }

    /// <summary>How often somebody asked whether it lives.</summary>
    public int Looks => Volatile.Read(ref _looks);

    public bool IsLive
    {
        get => !_isEnded;
        set => _isEnded = !value;
    }

    public bool EndsOnceAdmitted { get; set; }

    public bool IsAway
    {
        get => _isAway;
        set => _isAway = value;
    }

    public PermissionLevel Level { get; set; } = PermissionLevel.User;

    public Restriction? Restriction { get; set; }

    private SessionPrincipal Principal => new(SessionKey.Of(new Secret("x")), new UserId(7), Level, Restriction, DateTimeOffset.MaxValue);

    public Task<SessionAdmission> Admit()
    {
        if (!IsLive)
        {
            return Task.FromResult(new SessionAdmission(null, new Refusal(ErrorCodes.SessionExpired, "The session has ended."), null));
        }

        Taken++;
        _isEnded = EndsOnceAdmitted;
        return Task.FromResult(new SessionAdmission(Principal, null, new LimitReading(LimitPolicies.Auth, 120, 60, 120 - Taken, 60)));
    }

    public Task<SessionAdmission> AdmitWithProfile() => Admit();

    public Task<Result<SessionPrincipal>> Identify()
    {
        Interlocked.Increment(ref _looks);
        return IsAway ? Task.FromException<Result<SessionPrincipal>>(new UnavailableException())
            : Task.FromResult<Result<SessionPrincipal>>(IsLive ? Principal : SessionRefusals.Ended);
    }

    public Task Open(SessionStanding standing) => throw new NotSupportedException();

    public Task Adopt(SessionStanding standing) => throw new NotSupportedException();

    public Task End() => throw new NotSupportedException();

    public Task<DateTimeOffset?> GetLastUsed() => throw new NotSupportedException();
}
