using CsCheck;
using Platform.GrainInterfaces.Secrets;

namespace Platform.Tests.Secrets;

public sealed class CredentialFormatTests
{
    [Theory]
    [InlineData(CredentialKind.PublicKey, "^ppub_[0-9A-Za-z]{36}$")]
    [InlineData(CredentialKind.Session, "^pses_[0-9A-Za-z]{36}$")]
    [InlineData(CredentialKind.OperatorKey, "^popr_[0-9A-Za-z]{36}$")]
    public void A_new_credential_has_its_prefix_thirty_random_digits_and_a_checksum(CredentialKind kind, string form) =>
        Assert.Matches(form, Credential.Create(kind).Plain.Value);

    [Fact]
    public void A_credential_reads_back()
    {
        Credential created = Credential.Create(CredentialKind.Session);
        Credential? read = Credential.Parse(created.Plain.Value);
        Assert.Equal(CredentialKind.Session, read!.Kind);
        Assert.Equal(created.Hash, read.Hash);
        Assert.Equal(created.Plain.Value[^6..], read.Suffix);
    }

    [Fact]
    public void A_bot_key_carries_its_bot()
    {
        Gen.Long[1, long.MaxValue].Sample(id =>
        {
            Credential key = Credential.CreateForBot(id);
            Assert.Equal(id, Credential.Parse(key.Plain.Value)!.BotId);
            Assert.Equal(1, key.Plain.Value.Count(character => character == '_'));
        });
    }

    [Fact]
    public void The_checksum_is_the_padded_base62_of_the_crc32_of_all_before_it()
    {
        // CRC-32 of "ppub_000000000000000000000000000000", by an independent implementation.
        const string body = "ppub_000000000000000000000000000000";
        string expected = Base62.Encode(Crc32Bitwise(body), 6);
        Assert.NotNull(Credential.Parse(body + expected));
    }

    [Fact]
    public void Any_single_typo_is_refused()
    {
        string text = Credential.Create(CredentialKind.PublicKey).Plain.Value;
        Gen.Select(Gen.Int[0, text.Length - 1], Gen.Char[Base62.Digits]).Sample((position, typo) =>
        {
            string mistyped = text[..position] + typo + text[(position + 1)..];
            Assert.Equal(mistyped == text, Credential.Parse(mistyped) is not null);
        });
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ppub_")]
    [InlineData("xpub_000000000000000000000000000000000000")]
    [InlineData("ppub_00000000000000000000000000000000000é")]
    public void What_was_never_a_credential_is_refused(string? text) => Assert.Null(Credential.Parse(text));

    [Fact]
    public void A_secret_shows_nothing_of_itself()
    {
        Credential token = Credential.Create(CredentialKind.Session);
        Assert.Equal("[secret]", token.Plain.ToString());
        Assert.Equal("[secret]", $"{token.Plain}");
    }

    [Fact]
    public void Base62_counts_in_digits_then_upper_then_lower_case()
    {
        Assert.Equal("0", Base62.Encode(0));
        Assert.Equal("A", Base62.Encode(10));
        Assert.Equal("z", Base62.Encode(61));
        Assert.Equal("10", Base62.Encode(62));
        Assert.Equal("000010", Base62.Encode(62, 6));
    }

    [Fact]
    public void Base62_reads_what_it_wrote()
    {
        Gen.ULong.Sample(number => Assert.True(Base62.TryDecode(Base62.Encode(number), out ulong read) && read == number));
        Assert.False(Base62.TryDecode("zzzzzzzzzzzz", out _));
        Assert.False(Base62.TryDecode("", out _));
        Assert.False(Base62.TryDecode("-1", out _));
    }

    private static uint Crc32Bitwise(string text)
    {
        uint crc = uint.MaxValue;
        foreach (char character in text)
        {
            crc ^= character;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            }
        }

        return ~crc;
    }
}
