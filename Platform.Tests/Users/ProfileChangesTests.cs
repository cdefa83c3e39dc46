using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Users;

namespace Platform.Tests.Users;

public sealed class ProfileChangesTests
{
    private static readonly DateTimeOffset Created = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Now = Created.AddDays(1);

    private static readonly UserState User = NewUser.Create(new UserId(1), "user_00000000", trialUsedBefore: false, Created) with
    {
        LinkedPlatforms =
        [
            new LinkedIdentity { Platform = "discord", PlatformUserId = "1", PlatformAvatarUrl = "https://a.example/1.png", LinkedAt = Created },
            new LinkedIdentity { Platform = "telegram", PlatformUserId = "2", PlatformAvatarUrl = "https://a.example/2.png", LinkedAt = Now },
        ],
    };

    [Fact]
    public void A_change_names_every_bad_field_and_changes_nothing()
    {
        Result<UserState> result = ProfileChanges.Apply(User, new ProfileChange("x", true, "matrix"), Now);
        Assert.Equal(["avatar_source", "username"], result.Refusal!.Fields.Keys);
    }

    [Fact]
    public void A_chosen_name_is_no_longer_a_generated_one()
    {
        UserState next = ProfileChanges.Apply(User, new ProfileChange("Alice", false, null), Now).Value!;
        Assert.Equal(("Alice", false, Now), (next.Username, next.HasGeneratedUsername, next.UpdatedAt));
    }

    [Fact]
    public void Asking_for_what_is_already_so_changes_nothing()
    {
        Assert.Same(User, ProfileChanges.Apply(User, new ProfileChange("user_00000000", false, null), Now).Value);
        Assert.Same(User, ProfileChanges.Apply(User, new ProfileChange(null, false, null), Now).Value);
    }

    [Theory]
    [InlineData("discord", "https://a.example/1.png")]
    [InlineData("telegram", "https://a.example/2.png")]
    [InlineData("default", null)]
    [InlineData("", "https://a.example/2.png")]
    public void The_picture_follows_its_source(string source, string? url) =>
        Assert.Equal(url, AvatarRules.Url(ProfileChanges.Apply(User, new ProfileChange(null, true, source), Now).Value!));
}
