using System.Text.Json;
using Edict.CompilerServices;

namespace Edict.Serialization;

/// <summary>The way of one stored event to what it is today, by one upcaster after the other.</summary>
/// <param name="recorded">The stored event.</param>
internal sealed class Upcast(RecordedEvent recorded)
{
    private static readonly JsonDocumentOptions Nesting = new() { MaxDepth = JsonWriter.DeepestNesting };

    private readonly List<object> _current = [];

    /// <summary>What a stored event is today.</summary>
    /// <param name="recorded">The stored event.</param>
    /// <param name="shape">Its shape, which has an upcaster.</param>
    /// <param name="kept">The event as an object of that shape, for the upcaster alone; <see langword="null"/> where there is only its JSON.</param>
    internal static object[] Of(RecordedEvent recorded, EventShape shape, object? kept)
    {
        Upcast upcast = new(recorded);
        upcast.Follow(shape, shape.Upcaster!.TakesJson || kept is null ? upcast.Open(shape, recorded.Payload.Span) : kept, steps: 1);
        return [.. upcast._current];
    }

    private object Open(EventShape shape, ReadOnlySpan<byte> json) => shape.Upcaster!.TakesJson ? Parse(json) : shape.Type!.Read(json, recorded);

    private JsonElement Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonElement.Parse(json, Nesting);
        }
        catch (JsonException exception)
        {
            EventSerializationException failure = new(recorded.Name, "", $"The text is no JSON: {exception.Message}", exception);
            throw failure.At(recorded.Stream, recorded.Version, recorded.Position);
        }
    }

    private void Follow(EventShape shape, object older, int steps)
    {
        foreach (object newer in Call(shape.Upcaster!, older))
        {
            EventShape next = Find(shape.Types, newer);
            if (next.Upcaster is null)
            {
                _current.Add(newer);
            }
            else if (steps < shape.Types.MostUpcasts)
            {
                Follow(next, next.Upcaster.TakesJson ? Parse(ToJson(next.Type!, newer).Span) : newer, steps + 1);
            }
            else
            {
                throw EventUpcastException.InACircle(recorded);
            }
        }
    }

    private ReadOnlyMemory<byte> ToJson(EventType type, object newer)
    {
        try
        {
            return type.ToJson(newer);
        }
        catch (EventSerializationException exception)
        {
            throw EventUpcastException.For(recorded, exception);
        }
    }

    private IReadOnlyList<object> Call(EventUpcaster upcaster, object older)
    {
        UpcastCollector given = new();
        try
        {
            upcaster.Upcast(older, given);
            return given.Events;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            throw EventUpcastException.For(recorded, exception);
        }
    }

    private EventShape Find(EventTypeRegistry types, object newer)
    {
        try
        {
            return types.ShapeOf(newer);
        }
        catch (UnknownEventException exception)
        {
            throw EventUpcastException.For(recorded, exception);
        }
    }
}
