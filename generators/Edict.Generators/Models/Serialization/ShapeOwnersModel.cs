using Edict.Generators.Pipeline;

namespace Edict.Generators.Models.Serialization;

/// <summary>
/// Whose output holds the converter of a type that several have in common, so that each is generated once: that of an event or command
/// lies with itself, any other with the first type, by name, that holds it.
/// </summary>
/// <param name="Rows">The converters that are not their own type's, or are needed by others as well; sorted.</param>
internal sealed record ShapeOwnersModel(EquatableArray<ShapeOwnerModel> Rows)
{
    public static ShapeOwnersModel Of(IEnumerable<ShapeHolderModel> holders)
    {
        ShapeHolderModel[] ordered = [.. holders.OrderBy(static holder => holder.Owner, StringComparer.Ordinal)];
        Dictionary<string, string> roots = ordered
            .Where(static holder => holder.Root.Length > 0)
            .ToDictionary(static holder => holder.Root, static holder => holder.Owner, StringComparer.Ordinal);
        SortedDictionary<string, string> owners = new(StringComparer.Ordinal);
        foreach (ShapeHolderModel holder in ordered)
        {
            foreach (ShapeModel shape in holder.Held.Where(shape => !owners.ContainsKey(shape.Converter)))
            {
                owners.Add(shape.Converter, roots.TryGetValue(shape.Converter, out string? root) ? root : holder.Owner);
            }
        }

        return new(owners.Select(static owner => new ShapeOwnerModel(owner.Key, owner.Value)).ToEquatableArray());
    }

    /// <summary>The converters that are generated for what a type holds.</summary>
    public IEnumerable<ConverterModel> ConvertersOf(ShapeHolderModel holder) => holder.Held
        .Where(shape => IsOwner(holder, shape))
        .Select(shape => new ConverterModel(holder.AssemblyName, shape));

    private bool IsOwner(ShapeHolderModel holder, ShapeModel shape)
    {
        int first = 0;
        int end = Rows.Count;
        while (first < end)
        {
            int middle = (first + end) / 2;
            int order = string.CompareOrdinal(Rows[middle].Converter, shape.Converter);
            if (order == 0)
            {
                return Rows[middle].Owner == holder.Owner;
            }

            (first, end) = order < 0 ? (middle + 1, end) : (first, middle);
        }

        return false;
    }
}

/// <summary>The type whose output holds a converter.</summary>
internal sealed record ShapeOwnerModel(string Converter, string Owner);
