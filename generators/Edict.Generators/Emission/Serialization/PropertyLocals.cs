using Edict.Generators.Emission.Naming;
using Edict.Generators.Models.Serialization;

namespace Edict.Generators.Emission.Serialization;

/// <summary>The names of the locals for an object's properties, none of which meets another or a name of the method's own.</summary>
internal sealed class PropertyLocals
{
    private readonly HashSet<string> _taken = ["reader", "writer", "value", "mark", "initial", "index"];
    private readonly string[] _values;
    private readonly string[] _flags;

    public PropertyLocals(ObjectShapeModel shape)
    {
        _values = [.. shape.Properties.Select(property => Take(char.ToLowerInvariant(property.Name[0]) + property.Name.Substring(1)))];
        _flags = [.. shape.Properties.Select(property => Take("has" + char.ToUpperInvariant(property.Name[0]) + property.Name.Substring(1)))];
    }

    /// <summary>The local that holds a property's value.</summary>
    public string Value(int index) => _values[index];

    /// <summary>The local that says whether a property was there.</summary>
    public string Flag(int index) => _flags[index];

    private string Take(string wanted)
    {
        while (!_taken.Add(wanted))
        {
            wanted += "_";
        }

        return Identifiers.Escape(wanted);
    }
}
