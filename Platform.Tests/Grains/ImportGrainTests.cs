using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.SignIn;
using Platform.GrainInterfaces.Users;

namespace Platform.Tests.Grains;

[Collection(GrainCollection.Name)]
public sealed class ImportGrainTests(GrainCluster cluster)
{
    private IUserTransferGrain Users => cluster.Grains.GetGrain<IUserTransferGrain>(0);

    private IBotTransferGrain Bots => cluster.Grains.GetGrain<IBotTransferGrain>(0);

    [Fact]
    public async Task Whoever_was_imported_signs_in_as_himself()
    {
        SignedIn owner = await cluster.SignInOwner();
        UserRecord record = Record() with { Username = NewName(), CreatedAt = cluster.Clock.GetUtcNow().AddYears(-2), TrialUsed = true };
        ImportedUser imported = Value(await Import(owner, record));
        Assert.False(imported.WasThere);
        SignedIn person = await cluster.SignIn(Identity(record));
        Assert.Equal((imported.Id, record.Username, record.CreatedAt, false), (person.Profile.Id, person.Profile.Username, person.Profile.CreatedAt, person.UserCreated));
        Assert.False((await cluster.User(person).GetSubscription()).Value!.TrialAvailable);
        Assert.Equal("USER_IMPORT", Assert.Single(await cluster.Audited(person)).Event);
    }

    [Fact]
    public async Task One_account_begins_however_often_and_from_wherever_it_is_asked_for_at_once()
    {
        SignedIn owner = await cluster.SignInOwner();
        UserRecord record = Record();
        Task<SignedIn> signIn = cluster.SignIn(Identity(record));
        Result<ImportedUser>[] imported = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Import(owner, record)));
        UserId id = (await signIn).Profile.Id;
        Assert.All(imported, one => Assert.Equal(id, Value(one).Id));
        Assert.InRange(imported.Count(one => !Value(one).WasThere), 0, 1);
        Assert.True(Value(await Import(owner, record with { Username = NewName() })).WasThere);
    }

    [Fact]
    public async Task A_rehearsal_tells_what_would_be_and_changes_nothing()
    {
        SignedIn owner = await cluster.SignInOwner();
        UserRecord record = Record() with { Username = NewName() };
        Assert.Equal(new ImportedUser(null, record.Username, WasThere: false), Value(await Import(owner, record, dryRun: true)));
        Assert.True((await cluster.SignIn(Identity(record))).UserCreated);
        Assert.True(Value(await Import(owner, record, dryRun: true)).WasThere);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_name_that_is_taken_leaves_no_trace_of_whom_it_was_meant_for(bool dryRun)
    {
        SignedIn owner = await cluster.SignInOwner();
        UserRecord record = Record() with { Username = owner.Profile.Username.ToUpperInvariant() };
        Refusal refusal = (await Import(owner, record, dryRun)).Refusal!;
        Assert.Equal((ErrorCodes.UsernameTaken, "username"), (refusal.Code, Assert.Single(refusal.Fields).Key));
        Assert.True((await cluster.SignIn(Identity(record))).UserCreated);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task After_a_fault_the_same_row_begins_one_account(bool storesBeforeFailing)
    {
        SignedIn owner = await cluster.SignInOwner();
        UserRecord record = Record() with { Username = NewName() };
        cluster.Faults.StoresBeforeFailing = storesBeforeFailing;
        cluster.Faults.Target = cluster.Grains.GetGrain<IIdentityGrain>(IdentityKey.Of(Identity(record))).GetGrainId();
        await Assert.ThrowsAnyAsync<Exception>(() => Import(owner, record));
        cluster.Faults.Target = null;
        ImportedUser imported = Value(await Import(owner, record));
        Assert.Equal((record.Username, false), (imported.Username, imported.WasThere));
        Assert.Equal(imported with { WasThere = true }, Value(await Import(owner, record)));
    }

    [Fact]
    public async Task A_ban_that_outlived_an_account_keeps_its_identity_out()
    {
        SignedIn owner = await cluster.SignInOwner();
        UserRecord record = Record();
        SignedIn person = await cluster.SignIn(Identity(record));
        Assert.Null((await cluster.Act(owner, person, new BanUser { Reason = "spam" })).Refusal);
        Assert.Null((await cluster.Act(owner, person, new DeleteUser { Reason = "gone" })).Refusal);
        Refusal refusal = (await Import(owner, record)).Refusal!;
        Assert.Equal((ErrorCodes.AccountBanned, "platform_user_id"), (refusal.Code, Assert.Single(refusal.Fields).Key));
    }

    [Fact]
    public async Task A_restriction_and_a_level_hold_from_the_first_moment()
    {
        SignedIn owner = await cluster.SignInOwner();
        UserRecord banned = Record() with { State = AccountState.Banned, RestrictionReason = "spam" };
        Value(await Import(owner, banned));
        Assert.Equal(ErrorCodes.AccountBanned, (await cluster.NewAddress().RequestCode(Identity(banned))).Refusal?.Code);
        UserRecord admin = Record() with { PermissionLevel = PermissionLevel.Admin };
        Value(await Import(owner, admin));
        SignedIn person = await cluster.SignIn(Identity(admin));
        Assert.Equal((PermissionLevel.Admin, 86_400L), (person.Profile.PermissionLevel, person.LifetimeSeconds));
    }

    [Fact]
    public async Task What_was_broadcast_before_his_import_is_not_for_him_however_old_his_account_is()
    {
        SignedIn owner = await cluster.SignInOwner();
        await cluster.Broadcast(owner);
        cluster.Clock.Advance(TimeSpan.FromSeconds(1));
        UserRecord record = Record() with { CreatedAt = cluster.Clock.GetUtcNow().AddYears(-2) };
        Value(await Import(owner, record));
        Assert.Empty((await cluster.Notifications(await cluster.SignIn(Identity(record)))).Notifications);
    }

    [Fact]
    public async Task Nobody_imports_more_than_he_may_do_himself()
    {
        SignedIn owner = await cluster.SignInOwner();
        SignedIn admin = await cluster.SignInAt(PermissionLevel.Admin, owner);
        Assert.Equal(ErrorCodes.Forbidden, (await Import(admin, Record() with { PermissionLevel = PermissionLevel.Admin })).Refusal?.Code);
        Assert.Null((await Import(admin, Record())).Refusal);
        SignedIn user = await cluster.SignIn();
        Assert.Equal(ErrorCodes.Forbidden, (await Users.Import(user.Token, [Record()], dryRun: false)).Refusal?.Code);
        Assert.Equal(ErrorCodes.Forbidden, (await Users.Export(user.Token, null)).Refusal?.Code);
        Assert.Equal(ErrorCodes.Forbidden, (await Bots.Import(user.Token, [], tellsKeys: true, dryRun: false)).Refusal?.Code);
        Assert.Equal(ErrorCodes.Forbidden, (await Bots.Export(user.Token, null)).Refusal?.Code);
    }

    [Fact]
    public async Task Too_many_rows_at_once_are_refused()
    {
        SignedIn owner = await cluster.SignInOwner();
        Assert.Equal(
            ErrorCodes.ValidationFailed, (await Users.Import(owner.Token, [.. Enumerable.Repeat(Record(), IUserTransferGrain.MostImported + 1)], dryRun: false)).Refusal?.Code);
    }

    [Fact]
    public async Task An_export_shows_an_admin_those_below_him_and_an_owner_everybody()
    {
        SignedIn owner = await cluster.SignInOwner();
        SignedIn admin = await cluster.SignInAt(PermissionLevel.Admin, owner);
        UserRecord record = Record() with { Username = NewName(), PlatformUsername = "me there" };
        UserId id = Value(await Import(owner, record)).Id!.Value;
        List<UserRecord> all = await ExportAsync(owner);
        Assert.Equal(record with { Id = id, CreatedAt = cluster.Clock.GetUtcNow() }, Assert.Single(all, user => user.Id == id));
        Assert.Equal(all.Count, all.DistinctBy(user => user.Id).Count());
        Assert.Contains(all, user => user.Id == owner.Profile.Id);
        List<UserRecord> below = await ExportAsync(admin);
        Assert.Equal(all.Where(user => user.PermissionLevel == PermissionLevel.User), below);
    }

    [Fact]
    public async Task One_bot_of_a_name_is_registered_however_often_it_is_asked_for_at_once()
    {
        SignedIn owner = await cluster.SignInOwner();
        BotRecord record = new() { Name = $"bot {Guid.NewGuid():N}"[..20], Platform = "test", Owner = owner.Profile.Username, BotType = BotType.Verified };
        Assert.Null(Value(Assert.Single(Value(await Bots.Import(owner.Token, [record], tellsKeys: true, dryRun: true)))).Id);
        ImportedBot[] bots = [.. Value(await Bots.Import(owner.Token, [.. Enumerable.Repeat(record, 8)], tellsKeys: true, dryRun: false)).Select(Value)];
        ImportedBot created = Assert.Single(bots, bot => !bot.WasThere);
        Assert.All(bots, bot => Assert.Equal(created.Id, bot.Id));
        Assert.NotNull((await cluster.Grains.GetGrain<IBotGrain>(created.Id!.Value.Value).Admit(TokenHash.Of(created.ApiKey!.Value))).Principal);
        Assert.All(bots.Where(bot => bot.WasThere), bot => Assert.Null(bot.ApiKey));
        Assert.Equal(
            record with { Id = created.Id, RateLimitPerHour = 1_000, CreatedAt = cluster.Clock.GetUtcNow() },
            Assert.Single(Value(await Bots.Export(owner.Token, new BotId(created.Id.Value.Value - 1))).Bots, bot => bot.Id == created.Id));
    }

    [Fact]
    public async Task A_key_that_nobody_asked_for_is_told_to_nobody()
    {
        SignedIn owner = await cluster.SignInOwner();
        BotRecord record = new() { Name = $"bot {Guid.NewGuid():N}"[..20], Platform = "test", Owner = owner.Profile.Username };
        Assert.Null(Value(Assert.Single(Value(await Bots.Import(owner.Token, [record], tellsKeys: false, dryRun: false)))).ApiKey);
        Refusal refusal = Assert.Single(Value(await Bots.Import(owner.Token, [record with { Owner = NewName() }], tellsKeys: false, dryRun: false))).Refusal!;
        Assert.Equal((ErrorCodes.NotFound, "owner"), (refusal.Code, Assert.Single(refusal.Fields).Key));
    }

    private static UserRecord Record()
    {
        PlatformIdentity identity = People.NewIdentity();
        return new UserRecord { Platform = identity.Platform, PlatformUserId = identity.PlatformUserId };
    }

    private static PlatformIdentity Identity(UserRecord record) => new(record.Platform, record.PlatformUserId);

    private static string NewName() => $"n-{Guid.NewGuid():N}"[..20];

    private static T Value<T>(Result<T> result)
    {
        Assert.Null(result.Refusal);
        return result.Value!;
    }

    private async Task<Result<ImportedUser>> Import(SignedIn actor, UserRecord record, bool dryRun = false) =>
        Assert.Single(Value(await Users.Import(actor.Token, [record], dryRun)));

    private async Task<List<UserRecord>> ExportAsync(SignedIn viewer)
    {
        List<UserRecord> users = [];
        UserId? after = null;
        do
        {
            UserExport part = Value(await Users.Export(viewer.Token, after));
            users.AddRange(part.Users);
            after = part.Next;
        }
        while (after is not null);
        return users;
    }
}
