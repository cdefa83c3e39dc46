using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Subscriptions;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Directory;

namespace Platform.Benchmarks.Search;

/// <summary>The kinds of questions that are measured; each question is another one.</summary>
[SuppressMessage("Security", "CA5394", Justification = "The same questions in every run.")]
internal sealed class SearchQuestions(int users, Random random)
{
    private static readonly string[] Common = ["falcon", "dragon", "river", "coff", "hunt", "ton"];

    /// <summary>The kinds by name.</summary>
    public IReadOnlyList<(string Kind, Func<UserFilter> Next)> Kinds =>
    [
        ("exact name", () => Ask(AnyName())),
        ("id", () => Ask(AnyId().ToString(CultureInfo.InvariantCulture)) with { Id = new UserId(AnyId()) }),
        ("beginning, 5 letters of a chosen name", () => Ask(ChosenName()[..5])),
        ("beginning user_ and 2 digits", () => Ask($"user_{random.Next(256):x2}")),
        ("rare, 6 letters", () => Ask(Piece(AnyName(), 6))),
        ("common word", () => Ask(AnyCommon())),
        ("3 digits of generated names", () => Ask($"{random.Next(4096):x3}")),
        ("3 letters of chosen names", () => Ask(Piece(ChosenName(), 3))),
        ("2 letters", () => Ask(Piece(AnyName(), 2))),
        ("3 to 8 letters, offset 9900, limit 100", () => Ask(Piece(AnyName(), random.Next(3, 9))) with { Offset = 9_900, Limit = 100 }),
        ("common word, offset 9900, limit 100", () => Ask(AnyCommon()) with { Offset = 9_900, Limit = 100 }),
        ("3 to 8 letters, banned", () => Ask(Piece(AnyName(), random.Next(3, 9))) with { State = AccountState.Banned }),
        ("user_, banned", () => Ask("user_") with { State = AccountState.Banned }),
        ("3 to 8 letters, premium, below owner", () => Ask(Piece(AnyName(), random.Next(3, 9))) with { Tier = SubscriptionTier.Premium, Below = PermissionLevel.Owner }),
        ("3 to 8 letters, basic and active", () => Ask(Piece(AnyName(), random.Next(3, 9))) with { Tier = SubscriptionTier.Basic, State = AccountState.Active }),
        ("3 to 8 letters, next page by place", () => Ask(Piece(AnyName(), random.Next(3, 9))) with { After = new SearchCursor(2, AnyName(), AnyId()) }),
        ("mix: any 3 to 8 letters of any name", () => Ask(Piece(AnyName(), random.Next(3, 9)))),
    ];

    private static UserFilter Ask(string text) => new(
        UsernameKey.Fold(text), UserId.Parse(text), Below: null, Level: null, Tier: null, State: null, SearchUsers.Now, Offset: 0, After: null, Limit: 25, LargestTotal: 10_000);

    private long AnyId() => random.Next(1, users + 1);

    private string AnyName() => SearchUsers.Name(AnyId());

    private string ChosenName() => SearchUsers.Name((AnyId() / 10 * 10) + random.Next(7, 10));

    private string AnyCommon() => Common[random.Next(Common.Length)];

    private string Piece(string name, int length)
    {
        var start = random.Next(Math.Max(1, name.Length - length + 1));
        return name.Substring(start, Math.Min(length, name.Length - start));
    }
}
