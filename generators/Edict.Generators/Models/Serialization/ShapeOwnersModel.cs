using Edict.Generators.Pipeline;

namespace Edict.Generators.Models.Serialization;

/// <summary>
/// Which event's output holds the converter of a type that events have in common, so that each is generated once: an event's own
/// converter lies with the event, any other with the first event, by name, that holds its type.
/// </summary>
/// <param name="Rows">The converters that are not their own event's, or are needed by other events as well; sorted.</param>
internal sealed record ShapeOwnersModel(EquatableArray<ShapeOwnerModel> Rows)
{
    public static ShapeOwnersModel Of(IEnumerable<EventModel> events)
    {
        EventModel[] ordered = [.. events.OrderBy(static @event => @event.Type.FullName, StringComparer.Ordinal)];
        Dictionary<string, string> roots = ordered
            .Where(static @event => @event.Converter.Length > 0)
            .ToDictionary(static @event => @event.Converter, static @event => @event.Type.FullName, StringComparer.Ordinal);
        SortedDictionary<string, string> owners = new(StringComparer.Ordinal);
        foreach (EventModel @event in ordered)
        {
            foreach (ShapeModel shape in @event.Shapes.Skip(1).Where(shape => !owners.ContainsKey(shape.Converter)))
            {
                owners.Add(shape.Converter, roots.TryGetValue(shape.Converter, out string? root) ? root : @event.Type.FullName);
            }
        }

        return new(owners.Select(static owner => new ShapeOwnerModel(owner.Key, owner.Value)).ToEquatableArray());
    }

    /// <summary>The converters that are generated for what an event holds, its own left out.</summary>
    public IEnumerable<ConverterModel> ConvertersOf(EventModel @event) => @event.Shapes
        .Skip(1)
        .Where(shape => IsOwner(@event, shape))
        .Select(shape => new ConverterModel(@event.AssemblyName, shape));

    private bool IsOwner(EventModel @event, ShapeModel shape)
    {
        int first = 0;
        int end = Rows.Count;
        while (first < end)
        {
            int middle = (first + end) / 2;
            int order = string.CompareOrdinal(Rows[middle].Converter, shape.Converter);
            if (order == 0)
            {
                return Rows[middle].Event == @event.Type.FullName;
            }

            (first, end) = order < 0 ? (middle + 1, end) : (first, middle);
        }

        return false;
    }
}

/// <summary>The event whose output holds a converter.</summary>
internal sealed record ShapeOwnerModel(string Converter, string Event);
