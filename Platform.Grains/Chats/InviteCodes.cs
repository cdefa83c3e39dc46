using System.Security.Cryptography;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Users;

namespace Platform.Grains.Chats;

/// <summary>Codes of invites: 16 base62 characters that carry their chat's id, so that a code finds its chat without a look-up, and random ones behind it.</summary>
internal static class InviteCodes
{
    /// <summary>Characters of a code (reference.md, section 7).</summary>
    public const int Length = 16;

    /// <summary>Draws a code for a chat.</summary>
    public static string Create(long chat)
    {
        string id = Base62.Encode((ulong)chat);
        return Base62.Digits[id.Length] + id + RandomNumberGenerator.GetString(Base62.Digits, Length - 1 - id.Length);
    }

    /// <summary>The chat that a code is for; null for what is no code.</summary>
    public static long? ChatOf(string code)
    {
        if (code.Length != Length)
        {
            return null;
        }

        int length = Base62.Digits.IndexOf(code[0], StringComparison.Ordinal);
        return length is > 0 and < Length && Base62.TryDecode(code.AsSpan(1, length), out ulong id) && id is > 0 and <= UserId.Largest ? (long)id : null;
    }
}
