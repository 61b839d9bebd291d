using System.Runtime.CompilerServices;

namespace Edict.Testing;

/// <summary>
/// A scenario after a command. Immutable. An expectation is about the commands since the one before it: all of them must have been
/// accepted, but for the last one where a rejection or an exception is expected of it.
/// </summary>
public sealed class ScenarioOutcome
{
    private readonly ScenarioHistory _history;

    internal ScenarioOutcome(ScenarioHistory history) => _history = history;

    /// <summary>Sets the time of later commands.</summary>
    /// <param name="now">The time; it is cut to whole microseconds and turned to UTC.</param>
    public ScenarioOutcome At(DateTimeOffset now) => new(_history.With(_history.Settings.At(now)));

    /// <summary>Sets the id of the next command.</summary>
    /// <param name="commandId">The id.</param>
    public ScenarioOutcome WithCommandId(Guid commandId) => new(_history.With(_history.Settings with { CommandId = commandId }));

    /// <summary>Sets the metadata of later commands.</summary>
    /// <param name="metadata">The metadata.</param>
    public ScenarioOutcome WithMetadata(Metadata metadata)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        return new ScenarioOutcome(_history.With(_history.Settings with { Metadata = metadata }));
    }

    /// <summary>Lets the same aggregate decide on one more command, with the events so far applied.</summary>
    /// <param name="command">The command.</param>
    /// <exception cref="InvalidScenarioException">No aggregate handles such a command, or it is for another aggregate instance.</exception>
    public ScenarioOutcome When(object command) => new(_history.WithCommand(command));

    /// <summary>Expects exactly these events, in order, compared by type and JSON.</summary>
    /// <param name="events">The events, at least one; <see cref="ThenNothing"/> expects none.</param>
    /// <exception cref="ScenarioFailedException">Something else happened; the message shows both, and the first difference.</exception>
    /// <exception cref="InvalidScenarioException">There are no events, or one of them does not survive its serializer.</exception>
    public ScenarioOutcome Then(params IEnumerable<object> events)
    {
        object[] expected = [.. events];
        if (expected.Length == 0)
        {
            throw new InvalidScenarioException("Then() was given no events. Say ThenNothing() where nothing should happen.");
        }

        _history.EnsureAccepted(_history.Unchecked);
        new EventComparison(_history).EnsureEqual(_history.Application.RoundTrip(expected, "Then", _history.Settings));
        return Checked();
    }

    /// <summary>Expects that the commands were accepted without an event.</summary>
    /// <exception cref="ScenarioFailedException">There was an event, a rejection or an exception.</exception>
    public ScenarioOutcome ThenNothing()
    {
        _history.EnsureAccepted(_history.Unchecked);
        new EventComparison(_history).EnsureEqual([]);
        return Checked();
    }

    /// <summary>Expects that the last command was rejected.</summary>
    /// <param name="code">The code of the rejection, compared ordinally.</param>
    /// <exception cref="ScenarioFailedException">It was accepted, threw, or was rejected with another code.</exception>
    public ScenarioOutcome ThenRejected(string code)
    {
        ArgumentException.ThrowIfNullOrEmpty(code);
        return ThenRejected(rejection =>
        {
            if (rejection.Code != code)
            {
                throw _history.Fail($"the last command was rejected with another code.\n  expected  {code}\n  actual    {rejection}");
            }
        });
    }

    /// <summary>Expects that the last command was rejected, and looks at the rejection.</summary>
    /// <param name="check">Throws where the rejection is not as it should be.</param>
    /// <exception cref="ScenarioFailedException">The command was accepted, or threw.</exception>
    public ScenarioOutcome ThenRejected(Action<Rejection> check)
    {
        ArgumentNullException.ThrowIfNull(check);
        _history.EnsureAccepted(_history.Unchecked.Take(_history.Unchecked.Count - 1));
        _history.EnsureNotThrown(_history.Last);
        check(_history.Last.Rejection ?? throw _history.Fail("a rejection was expected, but the last command was accepted.", showEvents: true));
        return Checked();
    }

    /// <summary>Expects that deciding on the last command, or writing or applying its events, threw.</summary>
    /// <typeparam name="TException">The type of the exception, or a base of it.</typeparam>
    /// <exception cref="ScenarioFailedException">Nothing was thrown, or something else.</exception>
    public ScenarioOutcome ThenThrows<TException>()
        where TException : Exception
    {
        _history.EnsureAccepted(_history.Unchecked.Take(_history.Unchecked.Count - 1));
        switch (_history.Last.Exception)
        {
            case TException:
                return Checked();
            case null:
                throw _history.Fail($"'{typeof(TException)}' was expected, but nothing was thrown.", showEvents: true);
            case { } other:
                throw _history.Fail($"'{typeof(TException)}' was expected, but something else was thrown.\n  {other.GetType()}: {other.Message}", cause: other);
        }
    }

    /// <summary>Expects a state, after all events so far.</summary>
    /// <param name="expected">Whether the state is as it should be.</param>
    /// <param name="condition">The text of <paramref name="expected"/>; filled in by the compiler.</param>
    /// <typeparam name="TAggregate">The aggregate of the scenario.</typeparam>
    /// <exception cref="ScenarioFailedException">The state is another, or the last command threw.</exception>
    /// <exception cref="InvalidScenarioException">The commands were for another aggregate.</exception>
    public ScenarioOutcome ThenState<TAggregate>(
        Func<TAggregate, bool> expected, [CallerArgumentExpression(nameof(expected))] string condition = "")
        where TAggregate : class
    {
        ArgumentNullException.ThrowIfNull(expected);
        return ThenState<TAggregate>(state =>
        {
            if (!expected(state))
            {
                throw _history.Fail($"the state is not as expected.\n  expected  {condition}");
            }
        });
    }

    /// <summary>Looks at the state after all events so far.</summary>
    /// <param name="check">Throws where the state is not as it should be.</param>
    /// <typeparam name="TAggregate">The aggregate of the scenario.</typeparam>
    /// <exception cref="ScenarioFailedException">The last command threw.</exception>
    /// <exception cref="InvalidScenarioException">The commands were for another aggregate.</exception>
    public ScenarioOutcome ThenState<TAggregate>(Action<TAggregate> check)
        where TAggregate : class
    {
        ArgumentNullException.ThrowIfNull(check);
        check(_history.State() as TAggregate ?? throw new InvalidScenarioException(
            $"ThenState asks for '{typeof(TAggregate)}', but the commands of the scenario are for aggregate '{_history.Last.Context.Stream.Aggregate}'."));
        return this;
    }

    private ScenarioOutcome Checked() => new(_history with { CheckedCommands = _history.Commands.Length });
}
