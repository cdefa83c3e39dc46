using System.Net;

namespace Platform.Tests.Infrastructure;

/// <summary>A platform that answers at an address, and the people who come to it.</summary>
public sealed class PlatformAccess(Uri address, string publicKey, ICodeReader codes)
{
    public Uri Address { get; } = address;

    public string PublicKey { get; } = publicKey;

    public ICodeReader Codes { get; } = codes;

    /// <summary>Someone without any credential, at an address of his own.</summary>
    public PlatformClient Stranger() => new(Address) { ClientAddress = ClientAddresses.Next() };

    /// <summary>Someone who is not signed in: a public key, and an address of his own.</summary>
    public PlatformClient Visitor() => Stranger() with { ApiKey = PublicKey };

    /// <summary>The public key from a given address.</summary>
    public PlatformClient VisitorFrom(string clientAddress) => Visitor() with { ClientAddress = clientAddress };

    public Task<SignedInUser> SignInAsync() => SignInAsync(Identity.Fresh());

    public Task<SignedInUser> SignInAsync(Identity identity) => SignInAsync(identity, Visitor());

    public async Task<SignedInUser> SignInAsync(Identity identity, PlatformClient visitor)
    {
        var code = await RequestCodeAsync(identity, visitor);
        var answer = await visitor.PostAsync("/v1/authentication/verify", new { code });
        answer.ShouldBeOk();
        return new SignedInUser(identity, answer, visitor with { ApiKey = null, Session = SessionCookie.Of(answer).Value });
    }

    /// <summary>Signs several new people in, a few at a time.</summary>
    public async Task<IReadOnlyList<SignedInUser>> SignInManyAsync(int count)
    {
        var users = new SignedInUser[count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = 4 };
        await Parallel.ForAsync(0, count, options, async (index, _) => users[index] = await SignInAsync());
        return users;
    }

    /// <summary>Asks for a code and reads it as the person would.</summary>
    public async Task<string> RequestCodeAsync(Identity identity, PlatformClient visitor)
    {
        var answer = await visitor.RequestCodeAsync(identity);
        answer.ShouldBeOk();
        return await Codes.ReadAsync(identity);
    }

    public async Task<bool> IsReadyAsync()
    {
        try
        {
            return (await Stranger().GetAsync("/health/ready")).Status == (int)HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
