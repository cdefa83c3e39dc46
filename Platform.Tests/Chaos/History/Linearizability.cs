namespace Platform.Tests.Chaos;

/// <summary>
/// Decides whether there is an order in which all answered attempts, and any of the unanswered ones, can have taken place one after another, each
/// at an instant between its invocation and its answer, so that every answer is the one its state gives.
/// </summary>
internal static class Linearizability
{
    /// <summary>What cannot be explained, or null.</summary>
    public static string? Complaint<TState>(TState initial, IEnumerable<Attempt<TState>> history)
        where TState : class, IEquatable<TState> => new Search<TState>(history).Run(initial);

    private sealed class Search<TState>
        where TState : class, IEquatable<TState>
    {
        // Far more than a history of this size needs unless it is wrong and has dozens of unanswered attempts.
        private const int MostProgress = 100_000;

        private readonly Attempt<TState>[] _attempts;

        // How many were answered; they stand before the others.
        private readonly int _answered;

        // The earliest invocation of each answered one and of all behind it.
        private readonly TimeSpan[] _earliest;

        public Search(IEnumerable<Attempt<TState>> history)
        {
            // In the order of answers, those that must have taken place first are tried first, and the unanswered last.
            _attempts = [.. history.OrderBy(attempt => attempt.Completed ?? TimeSpan.MaxValue).ThenBy(attempt => attempt.Invoked)];
            _answered = _attempts.Count(attempt => attempt.IsAnswered);
            _earliest = new TimeSpan[_answered];
            for (int index = _answered - 1; index >= 0; index--)
            {
                TimeSpan behind = index + 1 < _answered ? _earliest[index + 1] : TimeSpan.MaxValue;
                _earliest[index] = behind < _attempts[index].Invoked ? behind : _attempts[index].Invoked;
            }
        }

        public string? Run(TState initial)
        {
            Stack<Progress<TState>> open = new();
            HashSet<Progress<TState>> seen = [];
            Progress<TState> furthest = new(new ulong[(_attempts.Length / 64) + 1], 0, 0, initial);
            open.Push(furthest);
            while (open.TryPop(out Progress<TState>? popped))
            {
                Progress<TState> progress = AfterReads(popped);
                if (progress.Answered == _answered)
                {
                    return null;
                }

                if (!seen.Add(progress))
                {
                    continue;
                }

                furthest = progress.Answered > furthest.Answered ? progress : furthest;
                if (seen.Count > MostProgress)
                {
                    return "undecided, " + Describe(furthest);
                }

                // The last one pushed is looked at first.
                foreach (int next in Enumerable.Reverse(Possible(progress)))
                {
                    Attempt<TState> attempt = _attempts[next];
                    if (attempt.Step.Apply(progress.State) is { } after && (attempt.IsAnswered || !after.Equals(progress.State)))
                    {
                        open.Push(progress.After(next, attempt.IsAnswered, after));
                    }
                }
            }

            return Describe(furthest);
        }

        /// <summary>Takes what changes nothing as soon as it is possible: nothing that comes later depends on it.</summary>
        private Progress<TState> AfterReads(Progress<TState> progress)
        {
            bool isChanged = true;
            while (isChanged)
            {
                isChanged = false;
                foreach (int next in Possible(progress))
                {
                    if (next < _answered && progress.State.Equals(_attempts[next].Step.Apply(progress.State)))
                    {
                        progress = progress.After(next, isAnswered: true, progress.State);
                        isChanged = true;
                    }
                }
            }

            return progress;
        }

        /// <summary>Those that were invoked before any other that has not taken place was answered.</summary>
        private List<int> Possible(Progress<TState> progress)
        {
            TimeSpan latest = progress.First < _answered ? _attempts[progress.First].Completed!.Value : TimeSpan.MaxValue;
            List<int> possible = [];
            for (int index = progress.First; index < _answered && _earliest[index] <= latest; index++)
            {
                Add(index);
            }

            for (int index = _answered; index < _attempts.Length; index++)
            {
                Add(index);
            }

            return possible;

            void Add(int index)
            {
                if (!progress.IsDone(index) && _attempts[index].Invoked <= latest)
                {
                    possible.Add(index);
                }
            }
        }

        private string Describe(Progress<TState> progress)
        {
            IEnumerable<Attempt<TState>> stuck = Possible(progress).Where(index => index < _answered).Select(index => _attempts[index]);
            return $"in {progress.State} there is no way to explain\n  {string.Join("\n  ", stuck.Take(8))}\nwith unanswered\n  "
                + string.Join("\n  ", _attempts.Skip(_answered).TakeLast(8));
        }
    }
}
