using Platform.GrainInterfaces.Audit;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.PublicKeys;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.Grains.Audit;
using Platform.Grains.Permissions;
using Platform.Grains.Storage;

namespace Platform.Grains.PublicKeys;

/// <summary>The registry of public keys.</summary>
internal sealed class PublicKeysGrain : Grain, IPublicKeysGrain, IOperatedPublicKeysGrain
{
    private readonly Stored<PublicKeysState> _stored;
    private readonly TimeProvider _clock;

    public PublicKeysGrain([PersistentState(StateNames.PublicKeys)] IPersistentState<PublicKeysState> storage, TimeProvider clock)
    {
        _stored = new Stored<PublicKeysState>(storage, this);
        _clock = clock;
    }

    public Task<PublicKeyHashes> GetHashes() =>
        Task.FromResult(new PublicKeyHashes([.. _stored.Current.Keys.Where(key => key.RevokedAt is null).Select(key => key.Hash)]));

    public Task<PublicKeyList> List() => Task.FromResult(new PublicKeyList([.. _stored.Current.Keys.Select(key => key.ToView())]));

    public async Task<Result<CreatedPublicKey>> Create(Actor actor, string name, bool dryRun)
    {
        if ((RefuseActor(actor) ?? PublicKeyRules.RefuseName(name)) is { } refusal)
        {
            return refusal;
        }

        if (_stored.Current.FindLive(name) is not null)
        {
            return new Refusal(ErrorCodes.Conflict, "A public key of that name is in force.");
        }

        if (dryRun)
        {
            return new CreatedPublicKey(name, ApiKey: null);
        }

        Credential credential = Credential.Create(CredentialKind.PublicKey);
        DateTimeOffset now = _clock.GetUtcNow();
        await _stored.Write(new PublicKeysState
        {
            Keys = _stored.Current.Keys.Add(new PublicKey { Name = name, Hash = credential.Hash, CreatedById = actor.Id, CreatedAt = now }),
            Outbox = [AuditEvent.Done(AuditEvents.PublicKeyCreate, actor.Id, AuditTargets.PublicKey, name, now)],
        });
        return new CreatedPublicKey(name, credential.Plain);
    }

    public async Task<Result<PublicKeyView>> Revoke(Actor actor, string name, bool dryRun)
    {
        if (RefuseActor(actor) is { } refusal)
        {
            return refusal;
        }

        if (_stored.Current.FindLive(name) is not { } key)
        {
            return new Refusal(ErrorCodes.NotFound, "No public key of that name is in force.");
        }

        DateTimeOffset now = _clock.GetUtcNow();
        PublicKey revoked = key with { RevokedAt = now };
        if (!dryRun)
        {
            await _stored.Write(new PublicKeysState
            {
                Keys = _stored.Current.Keys.Replace(key, revoked),
                Outbox = [AuditEvent.Done(AuditEvents.PublicKeyRevoke, actor.Id, AuditTargets.PublicKey, name, now)],
            });
        }

        return revoked.ToView();
    }

    public async Task EnsureFirst(TokenHash hash)
    {
        if (_stored.Current.Keys.Any(key => key.Hash == hash))
        {
            return;
        }

        await _stored.Write(new PublicKeysState
        {
            Keys = _stored.Current.Keys.Add(new PublicKey
            {
                Name = PublicKeyRules.FirstNameBeside(_stored.Current.Keys.Select(key => key.Name)),
                Hash = hash,
                CreatedAt = _clock.GetUtcNow(),
            }),
        });
    }

    private static Refusal? RefuseActor(Actor actor) =>
        Hierarchy.IsOperator(actor.Level) ? null : new Refusal(ErrorCodes.Forbidden, "Only Admins and Owners may change public keys.");
}
