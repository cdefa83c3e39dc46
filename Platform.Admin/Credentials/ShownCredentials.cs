using Platform.Admin.Commands;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;

namespace Platform.Admin.Credentials;

/// <summary>Shows the session, and where that opens nothing, the operator key.</summary>
/// <remarks>At three in the morning an old login, or one of no rank, must not stand in the way of the key.</remarks>
/// <param name="settings">The options.</param>
/// <param name="surroundings">The environment.</param>
internal sealed class ShownCredentials(ConsoleSettings settings, Surroundings surroundings)
{
    private readonly Result<Secret> _session = SessionSource.Find(surroundings);
    private readonly Result<Secret> _key = OperatorKeySource.Find(settings, surroundings);
    private bool _keyOnly;

    /// <summary>Asks with the one, then with the other; later questions begin with the one that was taken.</summary>
    /// <typeparam name="T">The answer.</typeparam>
    /// <param name="question">Asks; takes the session or the key, and null for the other one.</param>
    /// <returns>The answer, or why neither was taken.</returns>
    public async Task<Result<T>> AskAsync<T>(Func<Secret?, Secret?, Task<Result<T>>> question)
    {
        if (_session.IsRefused && _key.IsRefused)
        {
            return _session.Refusal with { Detail = _session.Refusal.Detail + " The operator key would do as well, with --data FOLDER." };
        }

        if (!_keyOnly && !_session.IsRefused)
        {
            Result<T> answer = await question(_session.Value, null);
            if (_key.IsRefused || answer.Refusal?.Code is not (ErrorCodes.Forbidden or ErrorCodes.SessionExpired or ErrorCodes.AccountBanned or ErrorCodes.AccountTimeout))
            {
                return answer;
            }
        }

        _keyOnly = true;
        return await question(null, _key.Value);
    }
}
