using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Storage;
using Platform.Grains.Storage.Backups;

namespace Platform.Tests.Storage;

public sealed class RestoreRulesTests
{
    private static readonly BackupHeader Header = new(BackupFile.Format, "1.2.3", "postgresql", 13, "fingerprint", BackupBytes.Noon);

    [Fact]
    public void A_backup_goes_into_a_new_installation_with_its_secret() => Assert.Null(RestoreRules.Refuse(Header, 13, IsOurs, obstacle: null));

    [Fact]
    public void An_older_schema_is_taken() => Assert.Null(RestoreRules.Refuse(Header, 14, IsOurs, obstacle: null));

    [Fact]
    public void A_newer_schema_is_not() => Assert.Equal(ErrorCodes.ValidationFailed, RestoreRules.Refuse(Header, 12, IsOurs, obstacle: null)!.Code);

    [Fact]
    public void A_newer_form_is_not() => Assert.Equal(
        ErrorCodes.ValidationFailed, RestoreRules.Refuse(Header with { Format = BackupFile.Format + 1 }, 13, IsOurs, obstacle: null)!.Code);

    [Fact]
    public void Another_secret_is_refused_with_what_to_do()
    {
        var refusal = RestoreRules.Refuse(Header, 13, secret => secret == "another", obstacle: null)!;
        Assert.Equal(ErrorCodes.Conflict, refusal.Code);
        Assert.Contains("server.secret", refusal.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void An_installation_in_use_is_refused_with_the_reason()
    {
        var refusal = RestoreRules.Refuse(Header, 13, IsOurs, "it holds a cat")!;
        Assert.Equal(ErrorCodes.Conflict, refusal.Code);
        Assert.Contains("it holds a cat", refusal.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_line_is_read_as_it_was_written() => Assert.Equal(Header, BackupFile.Read(BackupFile.Write(Header)));

    [Theory]
    [InlineData("")]
    [InlineData("platform-backup")]
    [InlineData("platform-backup {}")]
    [InlineData("platform-backup {\"format\":1}")]
    [InlineData("platform-backup null")]
    [InlineData("PK")]
    public void Another_first_line_is_none_of_a_backup(string line) => Assert.Null(BackupFile.Read(System.Text.Encoding.UTF8.GetBytes(line)));

    private static bool IsOurs(string secret) => secret == "fingerprint";
}
