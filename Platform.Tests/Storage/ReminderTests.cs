namespace Platform.Tests.Storage;

[Collection(StorageTests.Name)]
public sealed class ReminderTests(StorageDatabases databases)
{
    private static readonly DateTime Start = new(2031, 2, 3, 4, 5, 6, DateTimeKind.Utc);

    public static TheoryData<DatabaseKind> Databases => StorageTests.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task A_reminder_is_read_as_it_was_written(DatabaseKind kind)
    {
        await using var storage = await TestStorage.OpenAsync(databases, kind);
        var version = await storage.Reminders.UpsertRow(Reminder(Grain(1), "expiry", TimeSpan.FromDays(60)));
        var read = Assert.IsType<ReminderEntry>(await storage.Reminders.ReadRow(Grain(1), "expiry"));
        Assert.Equal(
            (Grain(1), "expiry", Start, DateTimeKind.Utc, TimeSpan.FromDays(60), version),
            (read.GrainId, read.ReminderName, read.StartAt, read.StartAt.Kind, read.Period, read.ETag));
        Assert.Null(await storage.Reminders.ReadRow(Grain(1), "another"));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Writing_a_reminder_again_replaces_it_under_a_new_version(DatabaseKind kind)
    {
        await using var storage = await TestStorage.OpenAsync(databases, kind);
        var first = await storage.Reminders.UpsertRow(Reminder(Grain(1), "expiry", TimeSpan.FromHours(1)));
        var second = await storage.Reminders.UpsertRow(Reminder(Grain(1), "expiry", TimeSpan.FromHours(2)));
        Assert.NotEqual(first, second);
        var read = Assert.Single((await storage.Reminders.ReadRows(Grain(1))).Reminders);
        Assert.Equal((TimeSpan.FromHours(2), second), (read.Period, read.ETag));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Only_the_version_one_knows_can_be_removed(DatabaseKind kind)
    {
        await using var storage = await TestStorage.OpenAsync(databases, kind);
        var first = await storage.Reminders.UpsertRow(Reminder(Grain(1), "expiry", TimeSpan.FromHours(1)));
        var second = await storage.Reminders.UpsertRow(Reminder(Grain(1), "expiry", TimeSpan.FromHours(1)));
        Assert.False(await storage.Reminders.RemoveRow(Grain(1), "expiry", first!));
        Assert.True(await storage.Reminders.RemoveRow(Grain(1), "expiry", second!));
        Assert.False(await storage.Reminders.RemoveRow(Grain(1), "expiry", second!));
        Assert.Empty((await storage.Reminders.ReadRows(Grain(1))).Reminders);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task An_arc_of_the_ring_holds_what_lies_behind_its_begin_up_to_its_end(DatabaseKind kind)
    {
        await using var storage = await TestStorage.OpenAsync(databases, kind);
        var hashes = Enumerable.Range(1, 40).Select(key => Grain(key).GetUniformHashCode()).Order().ToArray();
        foreach (var key in Enumerable.Range(1, 40))
        {
            await storage.Reminders.UpsertRow(Reminder(Grain(key), "expiry", TimeSpan.FromHours(1)));
        }

        uint[] ends = [0, hashes[3], int.MaxValue, hashes[20], hashes[35], uint.MaxValue];
        foreach (var begin in ends)
        {
            foreach (var end in ends)
            {
                var read = (await storage.Reminders.ReadRows(begin, end)).Reminders.Select(entry => entry.GrainId.GetUniformHashCode()).Order();
                Assert.Equal(hashes.Where(hash => begin < end ? hash > begin && hash <= end : hash > begin || hash <= end), read);
            }
        }
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task The_table_can_be_emptied(DatabaseKind kind)
    {
        await using var storage = await TestStorage.OpenAsync(databases, kind);
        await storage.Reminders.UpsertRow(Reminder(Grain(1), "expiry", TimeSpan.FromHours(1)));
        await storage.Reminders.TestOnlyClearTable();
        Assert.Empty((await storage.Reminders.ReadRows(Grain(1))).Reminders);
    }

    private static GrainId Grain(int key) => GrainId.Create("sample", $"key:{key}");

    private static ReminderEntry Reminder(GrainId grain, string name, TimeSpan period) =>
        new() { GrainId = grain, ReminderName = name, StartAt = Start, Period = period };
}
