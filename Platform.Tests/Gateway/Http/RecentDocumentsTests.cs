using System.Text;
using CsCheck;
using Platform.Gateway.Bots;
using Platform.Gateway.Http;
using Platform.Gateway.Users;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Chats;
using Platform.GrainInterfaces.Limits;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Subscriptions;
using Platform.GrainInterfaces.Users;

namespace Platform.Tests.Gateway.Http;

public sealed class RecentDocumentsTests
{
    // Two numbers so far apart fall on the same place.
    private const long Places = 32_768;

    private static readonly MovingFields MovingOfProfiles = MovingFields.Of("LastActivityAt", "RemainingSeconds", "SubscriptionRemainingSeconds");
    private static readonly MovingFields MovingOfBots = MovingFields.Of("LastActivityAt", "RateLimit");
    private static readonly DateTimeOffset Start = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly Gen<DateTimeOffset> Time = Gen.Int[0, 1].Select(minutes => Start.AddMinutes(minutes));
    private static readonly Gen<DateTimeOffset?> TimeOrNone = Gen.Int[0, 1].Select(minutes => minutes == 0 ? (DateTimeOffset?)null : Start.AddMinutes(minutes));
    private static readonly Gen<string?> TextOrNone = OneOf<string?>(null, "one", "\"last_activity_at\":\"two\"");

    private static readonly Gen<LinkedPlatform> Linked =
        from platform in OneOf("telegram", "discord")
        from name in TextOrNone
        from at in Time
        select new LinkedPlatform(platform, "17", name, null, Start, at);

    private static readonly Gen<UserProfile> Profile =
        from id in OneOf(1L, 1L + Places, 2L)
        from state in OneOf(AccountState.Active, AccountState.Banned)
        from times in Gen.Select(Time, TimeOrNone, TimeOrNone, Time, Time, Time)
        from texts in Gen.Select(TextOrNone, TextOrNone, TextOrNone)
        from seconds in Gen.Select(OneOf<long?>(null, 1, 1_000_000), OneOf<long?>(null, 1, 1_000_000))
        from subscription in Gen.Select(OneOf(SubscriptionTier.Basic, SubscriptionTier.Premium), Gen.Bool, OneOf<UserId?>(null, new UserId(5)))
        from slots in Gen.Select(Gen.Int[0, 1], OneOf<int?>(null, 3))
        from level in OneOf(PermissionLevel.User, PermissionLevel.Owner)
        from linked in Linked.Array[0, 2]
        select new UserProfile(
            new UserId(id), texts.Item1 ?? "anna", texts.Item2, texts.Item3, level, times.Item1, state, times.Item2, seconds.Item1, subscription.Item1, times.Item3,
            seconds.Item2, subscription.Item3, subscription.Item2, new ChatSlots(slots.Item1, slots.Item2), [.. linked], times.Item4, times.Item5, times.Item6);

    private static readonly Gen<BotSelfAnswer> Bot =
        from id in OneOf(1L, 1L + Places, 2L)
        from texts in Gen.Select(TextOrNone, TextOrNone, TextOrNone)
        from numbers in Gen.Select(Gen.Int[0, 1], Gen.Long[0, 1], OneOf<int?>(null, 3), Gen.Long[1, 2], Gen.Int[1, 2])
        from flags in Gen.Select(Gen.Bool, Gen.Bool)
        from times in Gen.Select(TimeOrNone, Time, Time)
        from type in OneOf(BotType.Official, BotType.Community)
        from limit in Gen.Select(Gen.Int[1, 1000], Gen.Int[0, 1000], Gen.Int[0, 3600])
        select BotSelfAnswer.Of(new BotSelf(
            new BotView(
                new BotId(id), texts.Item1 ?? "bot", texts.Item2 ?? "telegram", numbers.Item1, numbers.Item2, texts.Item3, numbers.Item3, flags.Item1, times.Item1, times.Item2,
                times.Item3, new UserId(numbers.Item4), type, flags.Item2, numbers.Item5),
            new LimitReading("bot", limit.Item1, 3600, limit.Item2, limit.Item3)));

    [Fact]
    public void A_profile_is_answered_as_if_nothing_had_been_kept() =>
        Near(Profile, (profile, other) => other with { LastActivityAt = profile.LastActivityAt }).Sample(profiles => AreWrittenAsEver(profiles, OwnProfiles.Create(), MovingOfProfiles));

    [Fact]
    public void A_bot_is_answered_as_if_nothing_had_been_kept() =>
        Near(Bot, (bot, other) => other with { RateLimit = bot.RateLimit }).Sample(bots => AreWrittenAsEver(bots, OwnBots.Create(), MovingOfBots));

    [Fact]
    public void Every_field_of_a_profile_that_changes_is_written_at_once() => ShouldShowEveryField(Profile, OwnProfiles.Create(), MovingOfProfiles);

    [Fact]
    public void Every_field_of_a_bot_that_changes_is_written_at_once() => ShouldShowEveryField(Bot, OwnBots.Create(), MovingOfBots);

    [Fact]
    public void What_moves_alone_makes_no_new_tag()
    {
        var recent = OwnProfiles.Create();
        UserProfile profile = Profile.Single();
        recent.Write(profile, out EntityTag first);
        UserProfile later = profile with
        {
            LastActivityAt = Start.AddYears(1),
            RemainingSeconds = 4,
            SubscriptionRemainingSeconds = 5,
            LinkedPlatforms = [.. profile.LinkedPlatforms.Select(linked => linked with { })],
        };
        recent.Write(later, out EntityTag second);
        Assert.Same(first, second);
    }

    [Fact]
    public void Who_is_not_seen_again_makes_room_for_another()
    {
        var recent = OwnProfiles.Create();
        UserProfile profile = Profile.Single() with { Id = new UserId(1) };
        UserProfile other = profile with { Id = new UserId(1 + Places) };
        recent.Write(profile, out _);
        recent.Write(other, out EntityTag first);
        recent.Write(other, out EntityTag second);
        Assert.Same(first, second);
    }

    [Fact]
    public void Who_is_seen_again_keeps_his_place_for_another_turn()
    {
        var recent = OwnProfiles.Create();
        UserProfile profile = Profile.Single() with { Id = new UserId(1) };
        UserProfile other = profile with { Id = new UserId(1 + Places) };
        recent.Write(profile, out EntityTag first);
        recent.Write(profile, out _);
        recent.Write(other, out _);
        recent.Write(profile, out EntityTag second);
        Assert.Same(first, second);
    }

    [Fact]
    public void A_large_document_is_not_kept()
    {
        var recent = OwnProfiles.Create();
        UserProfile profile = Profile.Single() with { Username = new string('x', 2048) };
        recent.Write(profile, out EntityTag first);
        recent.Write(profile, out EntityTag second);
        Assert.NotSame(first, second);
        Assert.Equal(first.ToString(), second.ToString());
    }

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    // Values as they come one after another: mostly the last one with something moved, now and then another.
    private static Gen<T[]> Near<T>(Gen<T> values, Func<T, T, T> move) =>
        Gen.Select(values, Gen.Select(Gen.Int[0, 3], values).Array[1, 20], (first, others) =>
        {
            var all = new List<T> { first };
            all.AddRange(others.Select(other => other.Item1 == 0 ? other.Item2 : move(other.Item2, all[^1])));
            return all.ToArray();
        });

    private static void ShouldShowEveryField<T>(Gen<T> values, RecentDocuments<T> recent, MovingFields moving)
        where T : class
    {
        var unseen = typeof(T).GetProperties().Where(property => property.SetMethod is not null).ToDictionary(property => property.Name);
        values.Array[2].Sample(
            pair =>
            {
                foreach (var property in typeof(T).GetProperties().Where(property => property.SetMethod is not null))
                {
                    var before = property.GetValue(pair[0]);
                    var after = property.GetValue(pair[1]);
                    if (Equals(before, after))
                    {
                        continue;
                    }

                    unseen.Remove(property.Name);
                    var changed = Copy(pair[0]);
                    property.SetValue(changed, after);
                    if (!AreWrittenAsEver([pair[0], changed], recent, moving))
                    {
                        return false;
                    }
                }

                return true;
            },
            iter: 200,
            threads: 1);
        Assert.Empty(unseen.Keys);
    }

    private static T Copy<T>(T value)
        where T : class => (T)typeof(T).GetMethod("<Clone>$")!.Invoke(value, null)!;

    private static bool AreWrittenAsEver<T>(IEnumerable<T> values, RecentDocuments<T> recent, MovingFields moving)
        where T : class
    {
        foreach (var value in values)
        {
            var json = Encoding.UTF8.GetString(recent.Write(value, out EntityTag tag));
            var anew = JsonBuffer.Write(value).ToArray();
            if (json != Encoding.UTF8.GetString(anew) || tag.ToString() != EntityTag.Of(anew, moving).ToString())
            {
                return false;
            }
        }

        return true;
    }
}
