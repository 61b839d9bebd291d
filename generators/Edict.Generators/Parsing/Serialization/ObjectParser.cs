using Edict.Generators.Models.Serialization;
using Edict.Generators.Pipeline;
using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing.Serialization;

/// <summary>Turns a class, record or struct into the shape of an object with properties.</summary>
/// <param name="context">What the parsers share.</param>
/// <param name="values">Parses what the properties hold.</param>
internal sealed class ObjectParser(ShapeContext context, ShapeParser values)
{
    public ObjectShapeModel? Parse(INamedTypeSymbol type, string converter)
    {
        IReadOnlyList<IPropertySymbol> readable = StoredProperties.Of(type);
        if (Constructors.Find(type, readable, context.Assembly) is not { } constructor)
        {
            // What is not written to its end is the compiler's to report.
            if (!Constructors.AreUnfinished(type))
            {
                context.Report(ProblemKind.EventNotConstructible, ShapeContext.Display(type));
            }

            context.Fail($"'{ShapeContext.Display(type)}' has no constructor that can be called with its properties");
            return null;
        }

        PropertyReading reading = new(constructor, readable, context.Assembly);
        if (!CheckType(type, readable, reading))
        {
            return null;
        }

        NumberForm numbers = JsonAttributes.NumbersOf(type) ?? NumberForm.Plain;
        List<PropertyModel> properties = [];
        bool isComplete = true;
        foreach (IPropertySymbol property in reading.Stored)
        {
            string jsonName = JsonAttributes.NameOf(property) ?? JsonNames.OfProperty(property.Name);
            using (context.Path.Enter(jsonName, property))
            {
                if (Read(property, jsonName, reading, properties, numbers) is { } model)
                {
                    properties.Add(model);
                }
                else
                {
                    isComplete = false;
                }
            }
        }

        return isComplete
            ? new(
                converter,
                StoredTypeNames.WithoutNull(type),
                type.IsValueType,
                type.IsSealed,
                properties.ToEquatableArray(),
                reading.Arguments)
            {
                IsObsolete = ObsoleteReader.Is(constructor) || reading.Stored.Any(ObsoleteReader.Is),
            }
            : null;
    }

    private PropertyModel? Read(
        IPropertySymbol property, string jsonName, PropertyReading reading, List<PropertyModel> earlier, NumberForm numbers)
    {
        (WriteWhen written, bool isRead) = JsonAttributes.UseOf(property);
        if (written == WriteWhen.Never && !isRead)
        {
            return reading.Describe(property, jsonName, Unstored(property.Type)) with { Written = written, IsRead = false, IsRequired = false };
        }

        bool isRight = context.Follows(property) && CheckName(property, jsonName, earlier) && CheckSetter(property, reading);
        ValueModel? value = values.ParseValue(
            property.Type, JsonAttributes.NumbersOf(property) ?? numbers, JsonAttributes.ConverterOf(property));
        if (!isRight || value is null)
        {
            return null;
        }

        PropertyModel model = reading.Describe(property, jsonName, value) with { Written = written, IsRead = isRead };
        return isRead ? model : model with { IsRequired = false };
    }

    // What is ignored need not have a stored form; the constructor gets the default for it.
    private static ValueModel Unstored(ITypeSymbol type) => new(
        StoredTypeNames.WithoutNull(type), type.IsValueType, IsNullable: StoredTypeNames.AllowsNull(type), Scalar: "", Converter: "");

    private bool CheckType(INamedTypeSymbol type, IReadOnlyList<IPropertySymbol> readable, PropertyReading reading)
    {
        if (FindUnreachable(type, readable, reading) is { } property)
        {
            return context.Refuse(type, $"its property '{property.Name}' has [JsonInclude] but cannot be reached; let it have a getter, or make both accessors public").Length > 0;
        }

        if (FindField(type) is { } field)
        {
            return context.Refuse(type, $"its field '{field.Name}' would not be stored; make it a property, or mark it [JsonIgnore]").Length > 0;
        }

        if (context.IsState && LostFields.Find(type, reading, context.Cancellation) is { } lost)
        {
            return context.Refuse(type, $"its '{lost.Name}' would be lost; let it be a property that can be set, or mark it [JsonInclude] or [JsonIgnore]").Length > 0;
        }

        return context.Follows(type);
    }

    // What is hidden is seen in another assembly while that is edited beside this one, and not once it is built; accessors of generic types
    // cannot be bound.
    private IPropertySymbol? FindUnreachable(INamedTypeSymbol type, IReadOnlyList<IPropertySymbol> readable, PropertyReading reading) =>
        FindIncluded(type, readable)
        ?? reading.Stored.FirstOrDefault(property => reading.IsHidden(property) && StoredProperties.IsIncluded(property)
            && (property.ContainingType.IsGenericType || !SymbolEqualityComparer.Default.Equals(property.ContainingAssembly, context.Assembly)));

    private static IPropertySymbol? FindIncluded(INamedTypeSymbol type, IReadOnlyList<IPropertySymbol> readable)
    {
        foreach (ISymbol member in type.GetMembers())
        {
            if (member is IPropertySymbol property && StoredProperties.IsIncluded(property) && !readable.Contains(property, SymbolEqualityComparer.Default))
            {
                return property;
            }
        }

        return null;
    }

    private static IFieldSymbol? FindField(INamedTypeSymbol type)
    {
        foreach (ISymbol member in type.GetMembers())
        {
            if (member is IFieldSymbol { IsStatic: false, IsImplicitlyDeclared: false } field && IsExpectedToBeStored(field))
            {
                return field;
            }
        }

        return null;
    }

    private static bool IsExpectedToBeStored(IFieldSymbol field) =>
        (field.DeclaredAccessibility == Accessibility.Public || JsonAttributes.Find(field, "JsonIncludeAttribute") is not null)
        && JsonAttributes.Find(field, "JsonIgnoreAttribute") is null;

    private bool CheckName(IPropertySymbol property, string jsonName, List<PropertyModel> earlier) =>
        earlier.All(known => known.JsonName != jsonName || (known.Written == WriteWhen.Never && !known.IsRead))
        || context.Refuse(property.Type, "another property has the same name in JSON; rename one of them").Length > 0;

    private bool CheckSetter(IPropertySymbol property, PropertyReading reading) =>
        reading.CanSet(property)
        || context.Refuse(property.Type, "it can be read but not set again; make its setter public or init, or take it in the constructor").Length > 0;
}
