using Edict.Generators.Models.Serialization;
using Edict.Generators.Parsing.State;
using Edict.Generators.Pipeline;
using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing.Serialization;

/// <summary>Turns the fields of an aggregate, those around which it has auto-properties included, into the shape of its state.</summary>
/// <param name="context">What the parsers share.</param>
/// <param name="values">Parses what the fields hold.</param>
/// <param name="compilation">What is compiled.</param>
internal sealed class StateFieldParser(ShapeContext context, ShapeParser values, Compilation compilation)
{
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<PropertyModel> _properties = [];

    public ObjectShapeModel? Parse(INamedTypeSymbol type)
    {
        List<IFieldSymbol> fields = [];
        for (INamedTypeSymbol? part = type; part is { SpecialType: SpecialType.None }; part = part.BaseType)
        {
            if (FindUnseen(part) is { } reason)
            {
                context.Refuse(part, reason);
                return null;
            }

            fields.InsertRange(0, part.GetMembers().OfType<IFieldSymbol>().Where(static field => !field.IsStatic).ToArray());
        }

        FieldAccess access = new(type, compilation, context.Cancellation);
        foreach (IFieldSymbol field in fields.Where(IsStored).OrderBy(static field => JsonAttributes.OrderOf(MemberOf(field))))
        {
            Read(field, access);
        }

        return context.Fault.Length > 0 ? null : new(
            Converter: "", TypeReader.FullName(type), IsValueType: false, type.IsSealed, _properties.ToEquatableArray(), Arguments: [])
        {
            IsObsolete = AggregateParser.IsStateObsolete(type) || fields.Any(static field => ObsoleteReader.IsMarked(field) || ObsoleteReader.IsMarked(field.AssociatedSymbol)),
        };
    }

    // Of fields that cannot be seen nobody knows what would be lost.
    private string? FindUnseen(INamedTypeSymbol part)
    {
        if (!part.Locations.Any(static location => location.IsInSource))
        {
            return "its fields, which lie in another assembly, cannot all be seen; move the class, or hold it in a field instead of deriving from it";
        }

        return CopyParser.HidesFields(part, context.Cancellation)
            ? "captured parameters of its constructor and listeners of its events are no fields that could be stored; use fields or properties"
            : null;
    }

    private void Read(IFieldSymbol field, FieldAccess access)
    {
        ISymbol member = MemberOf(field);
        string plain = PlainName(member);
        string jsonName = JsonAttributes.NameOf(member) ?? JsonNames.OfProperty(plain);
        using (context.Path.Enter(jsonName, member))
        {
            INamedTypeSymbol? converter = JsonAttributes.ConverterOf(member);
            if (!Check(field, jsonName) || values.ParseValue(field.Type, JsonAttributes.NumbersOf(member) ?? NumberForm.Plain, converter) is not { } value)
            {
                return;
            }

            if (access.Find(field, member, converter is null ? ComparerKeeping.Of(field.Type) : KeptComparer.None) is not { } reached)
            {
                context.Refuse(field.Type, "it lies in a generic class inside another one, where generated code cannot reach it; let it be set by the aggregate");
                return;
            }

            (WriteWhen written, bool isRead) = JsonAttributes.UseOf(member);
            bool isRequired = isRead && written == WriteWhen.Always;
            _properties.Add(new(Free(plain), jsonName, WithNull(value), PropertySource.Field, isRequired, Default: "", written, isRead, Field: reached));
        }
    }

    // Before the first event a field may be null, whatever its type says.
    private static ValueModel WithNull(ValueModel value) => value with { IsNullable = value.IsNullable || !value.IsValueType };

    private bool Check(IFieldSymbol field, string jsonName)
    {
        if (!context.Follows(MemberOf(field)))
        {
            return false;
        }

        return _properties.All(known => known.JsonName != jsonName)
            || context.Refuse(field.Type, "another field has the same name in JSON; rename one of them, or give it a [JsonPropertyName]").Length > 0;
    }

    private static bool IsStored(IFieldSymbol field) => JsonAttributes.UseOf(MemberOf(field)) is not (WriteWhen.Never, false);

    private static ISymbol MemberOf(IFieldSymbol field) => field.AssociatedSymbol ?? field;

    // "_lines" is lines to a reader.
    private static string PlainName(ISymbol member) => member.Name.TrimStart('_') is { Length: > 0 } name ? name : "field";

    private string Free(string name)
    {
        while (!_names.Add(name))
        {
            name += "_";
        }

        return name;
    }
}
