using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Subscriptions;

namespace Platform.Tests.Chaos;

/// <summary>The search behind the history checker, on histories made by hand: what can be explained passes, what cannot is told.</summary>
public sealed class LinearizabilityTests
{
    [Fact]
    public void What_happens_one_after_another_is_explained() => Explained(
        Names, At(0, 1, new Renamed(0, "x")), At(2, 3, new NameSeen(0, "x")), At(4, 5, new Renamed(0, "y")), At(6, 7, new Renamed(1, "x")), At(8, 9, new NameSeen(1, "x")));

    [Fact]
    public void An_acknowledged_rename_that_a_later_read_does_not_show_is_lost() => Unexplained(
        Names, At(0, 1, new Renamed(0, "x")), At(2, 3, new NameSeen(0, "a")));

    [Fact]
    public void A_read_beside_a_rename_may_show_either() => Explained(
        Names, At(0, 5, new Renamed(0, "x")), At(1, 2, new NameSeen(0, "a")), At(3, 4, new NameSeen(0, "x")));

    [Fact]
    public void A_read_that_goes_back_is_told() => Unexplained(
        Names, At(0, 5, new Renamed(0, "x")), At(1, 2, new NameSeen(0, "x")), At(3, 4, new NameSeen(0, "a")));

    [Fact]
    public void A_name_that_two_hold_at_once_is_told_whatever_its_case() => Unexplained(
        Names, At(0, 1, new Renamed(0, "x")), At(2, 3, new Renamed(1, "X")));

    [Fact]
    public void Of_two_that_take_a_name_at_once_both_cannot_have_it() => Unexplained(
        Names, At(0, 5, new Renamed(0, "x")), At(0, 5, new Renamed(1, "x")));

    [Fact]
    public void One_may_have_a_name_when_the_other_gives_it_up_meanwhile() => Explained(
        Names, At(0, 1, new Renamed(0, "x")), At(2, 6, new Renamed(0, "y")), At(3, 4, new Renamed(1, "x")));

    [Fact]
    public void What_was_not_answered_may_have_been_done() => Explained(
        Names, Unanswered(0, new Renamed(0, "x")), At(2, 3, new NameSeen(0, "x")));

    [Fact]
    public void What_was_not_answered_may_be_done_much_later() => Explained(
        Names, Unanswered(0, new Renamed(0, "x")), At(2, 3, new NameSeen(0, "a")), At(8, 9, new NameSeen(0, "x")));

    [Fact]
    public void What_was_not_answered_may_never_be_done() => Explained(
        Names, Unanswered(0, new Renamed(0, "x")), At(2, 3, new NameSeen(0, "a")), At(4, 5, new Renamed(1, "x")));

    [Fact]
    public void What_was_not_answered_is_not_done_before_it_was_asked_for() => Unexplained(
        Names, At(0, 1, new NameSeen(0, "x")), Unanswered(2, new Renamed(0, "x")));

    [Fact]
    public void What_was_not_answered_is_not_done_twice() => Unexplained(
        Plan.None, Unanswered(0, new PremiumGranted(3)), At(1, 2, new PremiumGranted(1)), At(4, 5, new PlanSeen(SubscriptionTier.Premium, 7)));

    [Fact]
    public void A_refusal_needs_somebody_who_holds_the_name()
    {
        Unexplained(Names, At(0, 1, new NameRefused(0, "x")));
        Explained(Names, At(0, 1, new NameRefused(0, "b")));
    }

    [Fact]
    public void A_refusal_beside_an_attempt_of_another_is_right_whatever_becomes_of_it()
    {
        NameHistory names = new(["a", "b"]);
        names.Add(Unanswered(0, new Renamed(1, "x")));
        names.Add(At(2, 3, new NameRefused(0, "X")));
        names.Add(At(4, 5, new NameSeen(1, "b")));
        Assert.Null(names.Complaint());
        names.Add(At(6, 7, new NameRefused(0, "z")));
        Assert.NotNull(names.Complaint());
    }

    [Fact]
    public void A_request_that_is_served_after_a_ban_is_told()
    {
        Explained(SessionLife.None, At(0, 1, new SessionOpened()), At(2, 5, new Banned()), At(3, 4, new Admitted()), At(6, 7, new Turned()));
        Unexplained(SessionLife.None, At(0, 1, new SessionOpened()), At(2, 5, new Banned()), At(6, 7, new Admitted()));
        Unexplained(SessionLife.None, At(0, 1, new SessionOpened()), At(2, 5, new Banned()), At(6, 7, new Unbanned()), At(8, 9, new Admitted()));
    }

    [Fact]
    public void A_sign_in_while_a_ban_is_in_force_is_told()
    {
        Unexplained(SessionLife.None, At(0, 1, new Banned()), At(2, 3, new SessionOpened()));
        Explained(SessionLife.None, At(0, 1, new Banned()), At(2, 3, new SignInRefusedAsBanned()), At(4, 5, new Unbanned()), At(6, 7, new SessionOpened()), At(8, 9, new Admitted()));
    }

    [Fact]
    public void A_session_that_is_lost_is_told()
    {
        Unexplained(SessionLife.None, At(0, 1, new SessionOpened()), At(2, 3, new Turned()));
        Explained(SessionLife.None, At(0, 1, new SessionOpened()), Unanswered(2, new SessionDestroyed()), At(4, 5, new Admitted()), At(6, 7, new Turned()));
        Unexplained(SessionLife.None, At(0, 1, new SessionOpened()), Unanswered(2, new SessionDestroyed()), At(4, 5, new Turned()), At(6, 7, new Admitted()));
    }

    [Fact]
    public void A_change_during_a_timeout_is_told()
    {
        Unexplained(SessionLife.None, At(0, 1, new SessionOpened()), At(2, 3, new TimedOut()), At(4, 5, new Changed()));
        Explained(SessionLife.None, At(0, 1, new SessionOpened()), At(2, 3, new TimedOut()), At(4, 5, new ChangeRefusedAsTimedOut()), At(6, 7, new TimeoutLifted()), At(8, 9, new Changed()));
    }

    [Fact]
    public void The_sessions_of_one_user_may_hear_of_a_ban_one_after_another_but_none_after_its_answer()
    {
        AccountHistory account = new("user");
        account.Add("1", At(0, 1, new SessionOpened()));
        account.Add("2", At(0, 1, new SessionOpened()));
        account.Add(At(2, 9, new Banned()));
        account.Add("1", At(3, 4, new Turned()));
        account.Add("2", At(5, 6, new Admitted()));
        Assert.Null(account.Complaint());
        account.Add("2", At(10, 11, new Admitted()));
        Assert.Contains("session 2", account.Complaint(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_Trial_is_told()
    {
        Unexplained(Plan.None, At(0, 1, new TrialGranted()), At(2, 3, new PlanRevoked()), At(4, 5, new TrialGranted()));
        Explained(Plan.None, Unanswered(0, new TrialGranted()), At(2, 3, new TrialRefused()), At(4, 5, new PlanSeen(SubscriptionTier.Trial, 7)));
    }

    [Fact]
    public void Days_that_are_lost_or_given_twice_are_told()
    {
        Explained(Plan.None, At(0, 1, new PremiumGranted(3)), At(2, 3, new PremiumGranted(4)), At(4, 5, new PlanSeen(SubscriptionTier.Premium, 7)));
        Unexplained(Plan.None, At(0, 1, new PremiumGranted(3)), At(2, 3, new PremiumGranted(4)), At(4, 5, new PlanSeen(SubscriptionTier.Premium, 4)));
        Unexplained(Plan.None, At(0, 1, new PremiumGranted(3)), At(2, 3, new PlanSeen(SubscriptionTier.Premium, 6)));
    }

    [Fact]
    public void A_second_chat_in_one_slot_is_told()
    {
        Unexplained(Lounge.None, At(0, 1, new LoungeCreated()), At(0, 1, new LoungeCreated()));
        Explained(Lounge.None, At(0, 1, new LoungeCreated()), At(0, 1, new NoSlot()), At(2, 3, new LoungeRun(true)), At(4, 5, new LoungeSeen(true, true)));
        Unexplained(Lounge.None, At(0, 1, new LoungeCreated()), At(2, 3, new LoungeRun(true)), At(4, 5, new LoungeSeen(true, false)));
    }

    [Fact]
    public void More_guests_than_uses_are_told_and_one_who_is_lost()
    {
        Guests two = new(2, []);
        Explained(two, At(0, 9, new Joined(1)), At(0, 9, new Joined(2)), At(0, 9, new InviteSpent()), At(10, 11, new GuestsSeen([1, 2])), At(12, 13, new Joined(1)));
        Unexplained(two, At(0, 9, new Joined(1)), At(0, 9, new Joined(2)), At(0, 9, new Joined(3)));
        Unexplained(two, At(0, 1, new Joined(1)), At(2, 3, new GuestsSeen([])));
        Unexplained(two, At(0, 1, new Joined(1)), At(2, 3, new InviteSpent()));
    }

    [Fact]
    public void The_last_Owner_who_is_taken_is_told()
    {
        OwnerBoard both = new([PermissionLevel.Owner, PermissionLevel.Owner]);
        Unexplained(both, At(0, 5, new Demoted(0, 1)), At(0, 5, new Demoted(1, 0)));
        Explained(both, At(0, 5, new Demoted(0, 1)), Unanswered(0, new Demoted(1, 0)), At(6, 7, new LevelSeen(1, PermissionLevel.Admin)), At(8, 9, new Bootstrapped(1)));
    }

    [Fact]
    public void A_long_history_of_many_clients_with_answers_missing_is_decided()
    {
        Random random = new(7);
        List<Attempt<NameBoard>> history = [];
        string[] held = ["a", "b"];
        for (int step = 0; step < 400; step++)
        {
            int person = random.Next(2);
            TimeSpan at = TimeSpan.FromSeconds(step * 10);
            if (step % 80 == 20)
            {
                history.Add(new Attempt<NameBoard>(new Renamed(person, "lost" + step), at, null));
            }
            else if (step % 3 == 0)
            {
                held[person] = "name" + step;
                history.Add(new Attempt<NameBoard>(new Renamed(person, held[person]), at, at + TimeSpan.FromSeconds(15)));
            }
            else
            {
                history.Add(new Attempt<NameBoard>(new NameSeen(person, held[person]), at + TimeSpan.FromSeconds(6), at + TimeSpan.FromSeconds(9)));
            }
        }

        Assert.Null(Linearizability.Complaint(Names, history));
        history.Add(new Attempt<NameBoard>(new NameSeen(0, "never"), TimeSpan.FromSeconds(4_100), TimeSpan.FromSeconds(4_101)));
        Assert.NotNull(Linearizability.Complaint(Names, history));
    }

    private static NameBoard Names => new(["a", "b"]);

    private static Attempt<TState> At<TState>(int invoked, int completed, Step<TState> step)
        where TState : class, IEquatable<TState> => new(step, TimeSpan.FromSeconds(invoked), TimeSpan.FromSeconds(completed));

    private static Attempt<TState> Unanswered<TState>(int invoked, Step<TState> step)
        where TState : class, IEquatable<TState> => new(step, TimeSpan.FromSeconds(invoked), null);

    private static void Explained<TState>(TState initial, params Attempt<TState>[] history)
        where TState : class, IEquatable<TState> => Assert.Null(Linearizability.Complaint(initial, history));

    private static void Unexplained<TState>(TState initial, params Attempt<TState>[] history)
        where TState : class, IEquatable<TState> => Assert.NotNull(Linearizability.Complaint(initial, history));
}
