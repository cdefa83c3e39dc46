using System.Collections.Concurrent;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Chats;
using Platform.GrainInterfaces.Directory;
using Platform.GrainInterfaces.Notifications;
using Platform.GrainInterfaces.PublicKeys;
using Platform.GrainInterfaces.Sessions;
using Platform.GrainInterfaces.SignIn;
using Platform.GrainInterfaces.Users;

namespace Platform.Tests.Gateway.Fakes;

/// <summary>A cluster of fakes: what the gateway asks of it, without a silo.</summary>
internal sealed class FakeGrains : IGrainFactory
{
    public FakeKeyRegistry PublicKeys { get; } = new();

    public FakeAddress Address { get; private set; } = new();

    public FakeSession Session { get; private set; } = new();

    public FakeBot Bot { get; private set; } = new();

    public FakeBatch Batch { get; private set; } = new();

    public FakeBotDirectory BotDirectory { get; private set; } = new();

    public FakeBotDesk BotDesk { get; private set; } = new();

    public FakeUserDirectory UserDirectory { get; private set; } = new();

    public FakeUser User { get; private set; } = new();

    public FakeChatDesk ChatDesk { get; private set; } = new();

    public FakeInbox Inbox { get; private set; } = new();

    public FakeBroadcastBoard BroadcastBoard { get; private set; } = new();

    /// <summary>The observers that the cluster may call; each stands for its own reference.</summary>
    public ConcurrentDictionary<IGrainObserver, bool> Observers { get; } = new();

    /// <summary>The keys of the bots that were asked for.</summary>
    public List<long> AskedBots { get; } = [];

    /// <summary>The keys of the session, address and batch grains that were asked for.</summary>
    public List<string> Asked { get; } = [];

    /// <summary>Begins anew with fakes that nobody has asked yet; the public keys stay.</summary>
    public void Forget()
    {
        (Address, Session, Bot, Batch, BotDirectory, BotDesk) = (new(), new(), new(), new(), new(), new());
        (UserDirectory, User, ChatDesk, Inbox, BroadcastBoard) = (new(), new(), new(), new(), new());
        AskedBots.Clear();
        Asked.Clear();
    }

    public TGrain GetGrain<TGrain>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrain : IGrainWithStringKey
    {
        Asked.Add(primaryKey);
        object grain = typeof(TGrain) switch
        {
            { } type when type == typeof(IPublicKeysGrain) => PublicKeys,
            { } type when type == typeof(IClientAddressGrain) => Address,
            { } type when type == typeof(ISessionGrain) => Session,
            { } type when type == typeof(IBotBatchGrain) => Batch,
            { } type => throw new NotSupportedException($"No fake for {type.Name}."),
        };
        return (TGrain)grain;
    }

    public TGrain GetGrain<TGrain>(long primaryKey, string? grainClassNamePrefix = null)
        where TGrain : IGrainWithIntegerKey
    {
        if (typeof(TGrain) == typeof(IBotGrain))
        {
            AskedBots.Add(primaryKey);
        }

        object grain = typeof(TGrain) switch
        {
            { } type when type == typeof(IBotGrain) => Bot,
            { } type when type == typeof(IBotDirectoryGrain) => BotDirectory,
            { } type when type == typeof(IBotDeskGrain) => BotDesk,
            { } type when type == typeof(IUserDirectoryGrain) => UserDirectory,
            { } type when type == typeof(IUserGrain) => User.Grain,
            { } type when type == typeof(IChatDeskGrain) => ChatDesk.Grain,
            { } type when type == typeof(IInboxGrain) => Inbox.Grain,
            { } type when type == typeof(IBroadcastBoardGrain) => BroadcastBoard.Grain,
            { } type => throw new NotSupportedException($"No fake for {type.Name}."),
        };
        return (TGrain)grain;
    }

    public TGrain GetGrain<TGrain>(Guid primaryKey, string? grainClassNamePrefix = null)
        where TGrain : IGrainWithGuidKey => throw new NotSupportedException();

    public TGrain GetGrain<TGrain>(Guid primaryKey, string keyExtension, string? grainClassNamePrefix = null)
        where TGrain : IGrainWithGuidCompoundKey => throw new NotSupportedException();

    public TGrain GetGrain<TGrain>(long primaryKey, string keyExtension, string? grainClassNamePrefix = null)
        where TGrain : IGrainWithIntegerCompoundKey => throw new NotSupportedException();

    public TGrain GetGrain<TGrain>(GrainId grainId)
        where TGrain : IAddressable => throw new NotSupportedException();

    public TObserver CreateObjectReference<TObserver>(IGrainObserver obj)
        where TObserver : IGrainObserver
    {
        Observers[obj] = true;
        return (TObserver)obj;
    }

    public void DeleteObjectReference<TObserver>(IGrainObserver obj)
        where TObserver : IGrainObserver => Observers.TryRemove(obj, out _);

    public IGrain GetGrain(Type grainInterfaceType, Guid grainPrimaryKey) => throw new NotSupportedException();

    public IGrain GetGrain(Type grainInterfaceType, long grainPrimaryKey) => throw new NotSupportedException();

    public IGrain GetGrain(Type grainInterfaceType, string grainPrimaryKey) => throw new NotSupportedException();

    public IGrain GetGrain(Type grainInterfaceType, Guid grainPrimaryKey, string keyExtension) => throw new NotSupportedException();

    public IGrain GetGrain(Type grainInterfaceType, long grainPrimaryKey, string keyExtension) => throw new NotSupportedException();

    public IAddressable GetGrain(GrainId grainId) => throw new NotSupportedException();

    public IAddressable GetGrain(GrainId grainId, GrainInterfaceType interfaceType) => throw new NotSupportedException();

    public IAddressable GetGrain(Type interfaceType, IdSpan grainKey, string grainClassNamePrefix) => throw new NotSupportedException();

    public IAddressable GetGrain(Type interfaceType, IdSpan grainKey) => throw new NotSupportedException();
}
