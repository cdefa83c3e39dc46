using System.Text;
using Platform.Admin.Commands;
using Platform.Admin.Transfers;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Subscriptions;
using Platform.GrainInterfaces.Users;

namespace Platform.Tests.Admin;

/// <summary>Rows of files, in and out.</summary>
public sealed class TransferRowsTests
{
    private static readonly UserRecord Alice = new()
    {
        Id = new UserId(7),
        Platform = "twitch",
        PlatformUserId = "4,2",
        PlatformUsername = "\"Al\"\nice ü😀",
        Username = "alice",
        PermissionLevel = PermissionLevel.Admin,
        SubscriptionTier = SubscriptionTier.Premium,
        SubscriptionExpiresAt = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero).AddMicroseconds(5),
        TrialUsed = true,
        State = AccountState.Timeout,
        RestrictedUntil = new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.Zero),
        RestrictionReason = " a, b ",
        CreatedAt = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero),
    };

    [Theory]
    [InlineData("csv")]
    [InlineData("json")]
    [InlineData("jsonl")]
    public async Task What_is_written_is_read_as_it_was(string format)
    {
        UserRecord bob = new() { Id = new UserId(8), Platform = "x1", PlatformUserId = "0042", Username = "bob" };
        TransferPage page = new(TransferFormats.Choose(format, "-"), UserColumns.All);
        page.Begin();
        page.Add(UserColumns.Write(Alice));
        page.Add(UserColumns.Write(bob));
        page.End();
        List<TransferRow> rows = await ReadAsync(format, page.Take());
        Assert.Equal(
            [Alice with { Id = null }, bob with { Id = null }],
            rows.Select(row =>
            {
                CellReader cells = new(row);
                UserRecord read = UserColumns.Read(cells);
                Assert.Empty(cells.Complaints);
                return read;
            }));
    }

    [Fact]
    public async Task Lines_are_counted_where_rows_begin()
    {
        List<TransferRow> rows = await ReadAsync("csv", "platform,platform_user_id\r\n\r\na,\"1\r\n2\"\r\n\r\nb,3\nc,4");
        Assert.Equal([(1, 3L), (2, 6L), (3, 7L)], rows.Select(row => (row.Number, row.Line!.Value)));
        Assert.Equal(["1\r\n2", "3", "4"], rows.Select(row => row.Cells["platform_user_id"]));
    }

    [Theory]
    [InlineData("a,1,2", "Has 3 values, but the header has 2 columns.")]
    [InlineData("a", "Has 1 values, but the header has 2 columns.")]
    [InlineData("a,b\"c", "A quote stands where none may be.")]
    public async Task A_malformed_row_says_so_and_the_next_is_read(string line, string reason)
    {
        List<TransferRow> rows = await ReadAsync("csv", $"platform,platform_user_id\n{line}\nb,3\n");
        Assert.Equal([reason, null], rows.Select(row => row.Complaint?.Reason));
        Assert.Equal("3", rows[1].Cells["platform_user_id"]);
    }

    [Fact]
    public async Task A_quote_that_is_never_closed_does_not_read_the_file_into_one_value()
    {
        List<TransferRow> rows = await ReadAsync("csv", "platform,platform_user_id\na,1\nb,\"2\n" + new string('x', 100_000));
        Assert.Equal([null, "A value has more than 16384 characters; perhaps a quote is not closed. Nothing behind it was read."], rows.Select(row => row.Complaint?.Reason));
    }

    [Theory]
    [InlineData("", "The file is empty")]
    [InlineData("platform,nick\n", "'nick'")]
    [InlineData("platform,platform\n", "'platform' twice")]
    [InlineData("platform\n", "no column 'platform_user_id'")]
    public async Task A_header_that_makes_no_sense_is_refused_at_once(string content, string words) =>
        Assert.Contains(words, (await Assert.ThrowsAsync<UsageException>(() => ReadAsync("csv", content))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_byte_order_mark_is_no_part_of_the_first_column() =>
        Assert.Equal("a", Assert.Single(await ReadAsync("csv", "\uFEFFplatform,platform_user_id\na,1\n")).Cells["platform"]);

    [Fact]
    public async Task The_columns_of_a_report_are_passed_over() =>
        Assert.Null(Assert.Single(await ReadAsync("csv", "platform,platform_user_id,import_line,import_column,import_code,import_reason\na,1,2,x,y,z\n")).Complaint);

    [Fact]
    public async Task Objects_are_read_with_numbers_and_flags_as_they_are()
    {
        TransferRow row = Assert.Single(await ReadAsync("json", """[{"platform":"a","platform_user_id":42,"trial_used":true,"username":null,"created_at":""}]"""));
        Assert.Equal([("platform", "a"), ("platform_user_id", "42"), ("trial_used", "true")], row.Cells.Select(cell => (cell.Key, cell.Value)));
        Assert.Null(row.Complaint);
        Assert.Null(row.Line);
    }

    [Theory]
    [InlineData("""[{"nick":"a"},{}]""", "nick", "Means nothing here.")]
    [InlineData("""[{"username":["a"]},{}]""", "username", "Must be a text, a number, true, false or null.")]
    [InlineData("""[{"username":"\ud800"},{}]""", "username", "Holds what no text can hold.")]
    [InlineData("""[7,{}]""", null, "Must be an object.")]
    public async Task A_bad_object_says_so_and_the_next_is_read(string content, string? column, string reason)
    {
        List<TransferRow> rows = await ReadAsync("json", content);
        Assert.Equal((column, reason), (rows[0].Complaint!.Column, rows[0].Complaint!.Reason));
        Assert.Null(rows[1].Complaint);
    }

    [Fact]
    public async Task A_broken_array_ends_with_the_line_it_breaks_on()
    {
        RowComplaint broken = (await ReadAsync("json", "[{\"platform\":\"a\"},\n{\"platform\":\"b\"},\n{oops"))[^1].Complaint!;
        Assert.Equal(("malformed_json", "The file is no JSON array from line 3 on. Nothing behind it was read, and some rows before it were not."), (broken.Code, broken.Reason));
    }

    [Fact]
    public async Task A_line_that_is_no_json_says_so_and_the_next_is_read()
    {
        List<TransferRow> rows = await ReadAsync("jsonl", "{\"platform\":\"a\"}\n\noops\n{\"platform\":\"b\"}\n");
        Assert.Equal([(1L, null), (3L, "Is no JSON."), (4L, null)], rows.Select(row => (row.Line!.Value, row.Complaint?.Reason)));
    }

    [Theory]
    [InlineData("people.csv", null, "Csv")]
    [InlineData("people.JSON", null, "Json")]
    [InlineData("people.ndjson", null, "Jsonl")]
    [InlineData("people.csv", "jsonl", "Jsonl")]
    public void A_file_is_of_the_form_that_is_named_or_else_of_its_name(string file, string? named, string format) =>
        Assert.Equal(format, $"{TransferFormats.Choose(named, file)}");

    [Theory]
    [InlineData("people.txt", null)]
    [InlineData("-", null)]
    [InlineData("people.csv", "xml")]
    public void A_form_that_nobody_can_tell_is_wrong_usage(string file, string? named) =>
        Assert.Throws<UsageException>(() => TransferFormats.Choose(named, file));

    [Fact]
    public void Every_value_that_is_none_is_named()
    {
        CellReader cells = new(new TransferRow(1, 2, new Dictionary<string, string>
        {
            ["permission_level"] = "king",
            ["subscription_tier"] = "7",
            ["subscription_expires_at"] = "soon",
            ["trial_used"] = "perhaps",
        }));
        UserColumns.Read(cells);
        Assert.Equal(
            ["platform", "platform_user_id", "permission_level", "subscription_tier", "subscription_expires_at", "trial_used"],
            cells.Complaints.Select(complaint => complaint.Column));
    }

    [Theory]
    [InlineData("2", "true")]
    [InlineData("Admin", "YES")]
    public void Words_and_the_numbers_of_http_mean_the_same(string level, string flag)
    {
        CellReader cells = new(new TransferRow(1, 2, new Dictionary<string, string> { ["permission_level"] = level, ["trial_used"] = flag }));
        UserRecord read = UserColumns.Read(cells);
        Assert.Equal((PermissionLevel.Admin, true), (read.PermissionLevel, read.TrialUsed));
    }

    private static async Task<List<TransferRow>> ReadAsync(string format, string content)
    {
        MemoryStream stream = new(Encoding.UTF8.GetBytes(content));
        KnownColumns columns = new(UserColumns.All, UserColumns.Required);
        IRowReader reader = TransferFormats.Choose(format, "-") switch
        {
            TransferFormat.Csv => new CsvRows(stream, columns),
            TransferFormat.Json => new JsonRows(stream, columns),
            _ => new JsonLineRows(stream, columns),
        };
        List<TransferRow> rows = [];
        await foreach (TransferRow row in reader.ReadAsync())
        {
            rows.Add(row);
        }

        return rows;
    }
}
