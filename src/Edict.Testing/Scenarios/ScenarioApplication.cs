using System.Text;
using Edict.CompilerServices;

namespace Edict.Testing;

/// <summary>The generated parts of an application, as a scenario uses them: no store, no mailbox, no middleware.</summary>
internal sealed class ScenarioApplication(ApplicationDefinition definition)
{
    private readonly EventTypeRegistry _types = new(definition.Events, definition.Upcasters);

    internal CommandRoute FindRoute(object command) =>
        definition.Routes.FirstOrDefault(route => route.CommandType == command.GetType()) ?? throw new InvalidScenarioException(
            $"No aggregate of application '{definition.Name}' handles '{command.GetType()}'. Add a [Handles] method for it, or let the "
            + "application take its namespace.");

    internal AggregateBinding FindAggregate(string name) => definition.Aggregates.First(aggregate => aggregate.Name == name);

    internal StreamKey FindStream(CommandRoute route, object command)
    {
        string? identity = route.GetIdentity(command);
        if (string.IsNullOrEmpty(identity) || identity.Length > StreamKey.MaxIdentityLength || identity.Contains('\0'))
        {
            throw new InvalidScenarioException(
                $"'{command}' names no valid identity of aggregate '{route.Aggregate}'. It must be 1 to {StreamKey.MaxIdentityLength} "
                + "characters without NUL.");
        }

        return new StreamKey(route.Aggregate, identity);
    }

    /// <summary>Handles, writes and reads, applies: the work of a mailbox, in its order. What throws on the way is kept.</summary>
    internal ScenarioCommand Decide(
        AggregateBinding aggregate, CommandRoute route, object state, ScenarioCommand run, ScenarioSettings settings)
    {
        EventCollector decided = new(run.Context);
        try
        {
            route.Handle(state, run.Command, decided);
            if (decided.Rejection is { } rejection)
            {
                return run with { Rejection = rejection };
            }

            object[] events = [.. decided.Events.Select(@event => settings.RoundTrip ? RoundTrip(@event) : Known(@event))];
            _ = events.Aggregate(state, aggregate.Apply);
            return run with { Events = events };
        }
        catch (Exception exception)
        {
            return run with { Exception = exception };
        }
    }

    internal object[] RoundTrip(object[] events, string step, ScenarioSettings settings)
    {
        for (int index = 0; index < events.Length; index++)
        {
            object @event = events[index] ?? throw new InvalidScenarioException($"{step} event {index + 1} is null.");
            try
            {
                events[index] = settings.RoundTrip ? RoundTrip(@event) : Known(@event);
            }
            catch (Exception exception)
            {
                throw new InvalidScenarioException($"{step} event {index + 1} is not usable. {exception.Message}", exception);
            }
        }

        return events;
    }

    /// <summary>What an event would be if it were read today.</summary>
    internal IReadOnlyList<object> Read(object @event, StreamKey stream, long version, in EventOrigin origin) =>
        new RecordedEvent(_types, _types.Find(@event), @event, stream, version, position: version, index: 0, origin).Events;

    /// <summary>The name and JSON of an event; its own text where it has no JSON.</summary>
    internal string Describe(object @event)
    {
        EventType type = _types.Find(@event);
        try
        {
            return $"{type} {Encoding.UTF8.GetString(type.ToJson(@event).Span)}";
        }
        catch (EventSerializationException)
        {
            return $"{type} {@event}";
        }
    }

    private object Known(object @event)
    {
        _ = _types.Find(@event);
        return @event;
    }

    private object RoundTrip(object @event)
    {
        EventType type = _types.Find(@event);
        ReadOnlyMemory<byte> written = type.ToJson(@event);
        object read = type.Read(written.Span);
        ReadOnlyMemory<byte> rewritten = type.ToJson(read);
        if (!written.Span.SequenceEqual(rewritten.Span))
        {
            throw new EventSerializationException(type.Name, "", "it reads back as another event."
                + $"\n  written    {Encoding.UTF8.GetString(written.Span)}\n  read back  {Encoding.UTF8.GetString(rewritten.Span)}");
        }

        // Where two readings are equal, equality is by value; the original is then equal too, unless its JSON leaves something out.
        if (read.Equals(type.Read(written.Span)) && !read.Equals(@event))
        {
            throw new EventSerializationException(type.Name, "", "its JSON leaves out a part of it."
                + $"\n  event      {@event}\n  read back  {read}");
        }

        return read;
    }
}
