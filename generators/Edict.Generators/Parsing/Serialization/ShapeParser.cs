using Edict.Generators.Models.Serialization;
using Edict.Generators.Pipeline;
using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing.Serialization;

/// <summary>Turns a type and everything it holds into the converters that it needs.</summary>
/// <param name="root">The event, command or state that is stored.</param>
/// <param name="assembly">The assembly that is compiled.</param>
/// <param name="problems">Receives what cannot be serialized; or <see langword="null"/>.</param>
/// <param name="cancellation">Stops the work.</param>
internal sealed class ShapeParser(
    INamedTypeSymbol root, IAssemblySymbol assembly, IProblemSink? problems, CancellationToken cancellation)
{
    private const int DeepestNesting = 64;

    private readonly Dictionary<string, ShapeModel?> _shapes = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];
    private readonly Stack<ITypeSymbol> _containing = new();
    private readonly PropertyPath _path = new(root);

    /// <summary>The first thing that is wrong; empty while nothing is.</summary>
    public string Fault { get; private set; } = "";

    /// <summary>The shapes that were found: the root first.</summary>
    public EquatableArray<ShapeModel> Shapes => _order.Select(name => _shapes[name]).OfType<ShapeModel>().ToEquatableArray();

    /// <summary>The converter of the root; empty where it cannot be serialized.</summary>
    public string ParseRoot() => ParseObject(root);

    private ValueModel? ParseValue(ITypeSymbol type)
    {
        cancellation.ThrowIfCancellationRequested();
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            return ParseValue(nullable.TypeArguments[0]) is { } value ? value with { IsNullable = true } : null;
        }

        bool isNullable = StoredTypeNames.AllowsNull(type);
        string name = StoredTypeNames.WithoutNull(type);
        if (Scalars.Find(type) is { } scalar)
        {
            return new(name, type.IsValueType, isNullable, scalar, Converter: "");
        }

        string converter = ParseShape(type);
        return converter.Length == 0 ? null : new(name, type.IsValueType, isNullable, Scalar: "", converter);
    }

    private string ParseShape(ITypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Error)
        {
            // Another generator may write it, or the compiler says that it is missing.
            return Fail($"the type of '{_path}' is not known");
        }

        if (TypeReader.EffectiveAccessibility(type) == Accessibility.Private)
        {
            return Refuse(type, "its type is private; make the type internal or public");
        }

        if (type is INamedTypeSymbol { TypeKind: TypeKind.Enum } enumeration)
        {
            return Add(ConverterOf(type), () => EnumParser.Parse(enumeration, ConverterOf(type)));
        }

        if (Collections.TryFind(type, out CollectionKind kind, out ITypeSymbol element))
        {
            return ParseCollection(type, kind, element);
        }

        if (Dictionaries.TryFind(type, out DictionaryKind dictionary, out ITypeSymbol key, out ITypeSymbol content))
        {
            return ParseDictionary(type, dictionary, key, content);
        }

        return type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } named && UnstorableTypes.Reason(named) is null
            ? ParseObject(named)
            : Refuse(type, UnstorableTypes.Reason(type) ?? UnstorableTypes.Unknown);
    }

    private string ParseCollection(ITypeSymbol type, CollectionKind kind, ITypeSymbol element) => AddNested(type, () =>
    {
        using (_path.Enter("[]", null))
        {
            return ParseValue(element) is { } value
                ? new CollectionShapeModel(ConverterOf(type), StoredTypeNames.WithoutNull(type), type.IsValueType, kind, value)
                : null;
        }
    });

    private string ParseDictionary(ITypeSymbol type, DictionaryKind kind, ITypeSymbol key, ITypeSymbol content) => AddNested(type, () =>
    {
        using (_path.Enter("[]", null))
        {
            return ParseKey(key) is { } keyValue && ParseValue(content) is { } value
                ? new DictionaryShapeModel(ConverterOf(type), StoredTypeNames.WithoutNull(type), kind, keyValue, value)
                : null;
        }
    });

    private ValueModel? ParseKey(ITypeSymbol type)
    {
        if (Keys.CanBe(type))
        {
            return ParseValue(type) is { } value ? value with { IsNullable = false } : null;
        }

        Refuse(type, Keys.Reason);
        return null;
    }

    private string ParseObject(INamedTypeSymbol type)
    {
        if (_containing.Contains(type, SymbolEqualityComparer.Default))
        {
            problems?.Report(ProblemKind.EventContainsItself, _path.Location, AnnotatedName(root), _path.ToString(), AnnotatedName(type));
            return Fail($"'{_path}' contains itself");
        }

        return AddNested(type, () => ReadObject(type));
    }

    private string AddNested(ITypeSymbol type, Func<ShapeModel?> parse)
    {
        if (_containing.Count >= DeepestNesting)
        {
            return Refuse(type, "it is nested more than 64 levels deep");
        }

        return Add(ConverterOf(type), () =>
        {
            _containing.Push(type);
            ShapeModel? shape = parse();
            _containing.Pop();
            return shape;
        });
    }

    private ObjectShapeModel? ReadObject(INamedTypeSymbol type)
    {
        IReadOnlyList<IPropertySymbol> readable = StoredProperties.Of(type);
        if (Constructors.Find(type, readable, assembly) is not { } constructor)
        {
            // What is not written to its end is the compiler's to report.
            if (!Constructors.AreUnfinished(type))
            {
                problems?.Report(ProblemKind.EventNotConstructible, _path.Location, AnnotatedName(root), _path.ToString(), AnnotatedName(type));
            }

            Fail($"'{AnnotatedName(type)}' has no constructor that can be called with its properties");
            return null;
        }

        PropertyReading reading = new(constructor, readable, assembly);
        List<PropertyModel> properties = [];
        bool isComplete = true;
        foreach (IPropertySymbol property in reading.Stored)
        {
            string jsonName = JsonNames.OfProperty(property.Name);
            using (_path.Enter(jsonName, property))
            {
                isComplete &= CheckName(property, jsonName, properties) && CheckSetter(property, reading);
                if (ParseValue(property.Type) is { } value)
                {
                    properties.Add(reading.Describe(property, jsonName, value));
                }
                else
                {
                    isComplete = false;
                }
            }
        }

        return isComplete
            ? new(
                ConverterOf(type),
                StoredTypeNames.WithoutNull(type),
                type.IsValueType,
                type.IsSealed,
                properties.ToEquatableArray(),
                reading.Arguments)
            : null;
    }

    private bool CheckName(IPropertySymbol property, string jsonName, List<PropertyModel> earlier) =>
        earlier.All(known => known.JsonName != jsonName)
        || Refuse(property.Type, "another property has the same name in JSON; rename one of them").Length > 0;

    private bool CheckSetter(IPropertySymbol property, PropertyReading reading) =>
        reading.CanSet(property)
        || Refuse(property.Type, "it can be read but not set again; make its setter public or init, or take it in the constructor").Length > 0;

    private string Add(string converter, Func<ShapeModel?> parse)
    {
        if (!_shapes.TryGetValue(converter, out ShapeModel? shape))
        {
            _order.Add(converter);
            shape = parse();
            _shapes[converter] = shape;
        }

        return shape is null ? "" : converter;
    }

    private string Refuse(ITypeSymbol type, string reason)
    {
        problems?.Report(
            ProblemKind.EventPropertyNotSerializable, _path.Location, AnnotatedName(root), _path.ToString(), AnnotatedName(type), reason);
        return Fail($"'{_path}' cannot be stored: {reason}");
    }

    private string Fail(string fault)
    {
        Fault = Fault.Length == 0 ? fault : Fault;
        return "";
    }

    private static string ConverterOf(ITypeSymbol type) =>
        JsonNames.OfType(type.IsReferenceType ? type.WithNullableAnnotation(NullableAnnotation.NotAnnotated) : type) + "Json";

    private static string AnnotatedName(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat);
}
