using Edict.Generators.Models.Serialization;
using Edict.Generators.Parsing.Wrappers;
using Edict.Generators.Pipeline;
using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing.Serialization;

/// <summary>Turns a type and everything it holds into the converters that it needs.</summary>
internal sealed class ShapeParser
{
    private readonly ShapeContext _context;
    private readonly ObjectParser _objects;
    private readonly HierarchyParser _hierarchies;

    public ShapeParser(
        INamedTypeSymbol root, IAssemblySymbol assembly, IProblemSink? problems, CancellationToken cancellation, bool isState = false)
    {
        _context = new(root, assembly, problems, isState, cancellation);
        _objects = new(_context, this);
        _hierarchies = new(_context, this);
    }

    /// <summary>The first thing that is wrong; empty while nothing is.</summary>
    public string Fault => _context.Fault;

    /// <summary>The shapes that were found: the root first.</summary>
    public EquatableArray<ShapeModel> Shapes => _context.Shapes;

    /// <summary>The converter of the root; empty where it cannot be serialized.</summary>
    public string ParseRoot() => ParseProperties(_context.Root);

    /// <summary>The fields of the root; <see langword="null"/> where one cannot be stored.</summary>
    public ShapeModel? ParseState(Compilation compilation)
    {
        _context.AddNested(_context.Root, "", () => new StateFieldParser(_context, this, compilation).Parse(_context.Root));
        return Fault.Length == 0 ? Shapes[0] : null;
    }

    /// <summary>The converter of a class or struct that writes its properties, whatever else values of the type may be written as.</summary>
    public string ParseProperties(INamedTypeSymbol type)
    {
        string converter = ConverterOf(type, IsWrittenOtherwise(type) ? "_Properties" : "");
        return _context.AddNested(type, converter, () => _objects.Parse(type, converter));
    }

    /// <summary>How values of a type are written; <see langword="null"/> where they cannot be.</summary>
    /// <param name="type">The type.</param>
    /// <param name="numbers">Whether its numbers may be texts.</param>
    /// <param name="converter">The user's converter for it; <see langword="null"/> for that of the type.</param>
    public ValueModel? ParseValue(ITypeSymbol type, NumberForm numbers = NumberForm.Plain, INamedTypeSymbol? converter = null)
    {
        _context.Cancellation.ThrowIfCancellationRequested();
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            return ParseValue(nullable.TypeArguments[0], numbers, converter) is { } value ? value with { IsNullable = true } : null;
        }

        bool isNullable = StoredTypeNames.AllowsNull(type);
        string name = StoredTypeNames.WithoutNull(type);
        if (Scalars.Find(type) is { } scalar && converter is null)
        {
            return new(name, type.IsValueType, isNullable, scalar, Converter: "", numbers);
        }

        string shape = ParseShape(type, numbers, converter ?? JsonAttributes.ConverterOf(type));
        return shape.Length == 0 ? null : new(name, type.IsValueType, isNullable, Scalar: "", shape);
    }

    private string ParseShape(ITypeSymbol type, NumberForm numbers, INamedTypeSymbol? converter)
    {
        if (type.TypeKind == TypeKind.Error)
        {
            // Another generator may write it, or the compiler says that it is missing.
            return _context.Fail($"the type of '{_context.Path}' is not known");
        }

        if (TypeReader.EffectiveAccessibility(type) == Accessibility.Private)
        {
            return _context.Refuse(type, "its type is private; make the type internal or public");
        }

        if (converter is not null)
        {
            return ParseConverted(type, converter);
        }

        if (type is INamedTypeSymbol { TypeKind: TypeKind.Enum } enumeration)
        {
            return _context.Add(type, ConverterOf(type), () => EnumParser.Parse(enumeration, ConverterOf(type)));
        }

        if (Collections.TryFind(type, out CollectionKind kind, out ITypeSymbol element))
        {
            return ParseCollection(type, kind, element, numbers);
        }

        if (Dictionaries.TryFind(type, out DictionaryKind dictionary, out ITypeSymbol key, out ITypeSymbol content))
        {
            return ParseDictionary(type, dictionary, key, content, numbers);
        }

        return type is INamedTypeSymbol named && (type.TypeKind is TypeKind.Class or TypeKind.Struct or TypeKind.Interface)
            ? ParseNamed(named)
            : _context.Refuse(type, UnstorableTypes.Reason(type) ?? UnstorableTypes.Unknown);
    }

    private string ParseNamed(INamedTypeSymbol type)
    {
        if (StoredWrappers.Find(type) is { } wrapper)
        {
            return ParseWrapper(wrapper);
        }

        if (StoredTexts.AreOf(type, _context.Assembly, _context.Cancellation))
        {
            return _context.Add(type, ConverterOf(type), () => new TextShapeModel(ConverterOf(type), StoredTypeNames.WithoutNull(type), type.IsValueType));
        }

        if (Hierarchies.IsBase(type))
        {
            return _context.Add(type, ConverterOf(type), () => _hierarchies.Parse(type, ConverterOf(type)));
        }

        return UnstorableTypes.Reason(type) is { } reason ? _context.Refuse(type, reason) : ParseProperties(type);
    }

    private string ParseWrapper(SingleValueWrapper wrapper)
    {
        string converter = ConverterOf(wrapper.Type);
        return _context.Add(wrapper.Type, converter, () =>
            ParseValue(wrapper.Property.Type, JsonAttributes.NumbersOf(wrapper.Property) ?? NumberForm.Plain) is { } value
                ? new WrapperShapeModel(
                    converter,
                    StoredTypeNames.WithoutNull(wrapper.Type),
                    wrapper.Type.IsValueType,
                    wrapper.Type.IsSealed,
                    wrapper.Property.Name,
                    value with { IsNullable = false })
                {
                    IsObsolete = ObsoleteReader.Is(wrapper.Property) || ObsoleteReader.Is(wrapper.Constructor!),
                }
                : null);
    }

    private string ParseConverted(ITypeSymbol type, INamedTypeSymbol user)
    {
        if (UserConverters.FindFlaw(user, type, _context.Assembly) is { } flaw)
        {
            _context.Report(ProblemKind.JsonConverterNotUsable, ShapeContext.Display(user), flaw);
            return _context.Fail($"'{_context.Path}' cannot be stored: its converter {flaw}");
        }

        string converter = ConverterOf(type, "_By_" + JsonNames.OfType(user.WithNullableAnnotation(NullableAnnotation.NotAnnotated)));
        return _context.Add(type, converter, () => new ConvertedShapeModel(
            converter, StoredTypeNames.WithoutNull(type), type.IsValueType, TypeReader.FullName(user))
        {
            IsObsolete = ObsoleteReader.Is(user),
        });
    }

    private string ParseCollection(ITypeSymbol type, CollectionKind kind, ITypeSymbol element, NumberForm numbers)
    {
        numbers = InElements(element, numbers);
        string converter = ConverterOf(type, Suffix(numbers));
        return _context.AddNested(type, converter, () =>
        {
            using (_context.Path.Enter("[]", null))
            {
                return ParseValue(element, numbers) is { } value
                    ? new CollectionShapeModel(converter, StoredTypeNames.WithoutNull(type), type.IsValueType, kind, value)
                    : null;
            }
        });
    }

    private string ParseDictionary(ITypeSymbol type, DictionaryKind kind, ITypeSymbol key, ITypeSymbol content, NumberForm numbers)
    {
        numbers = InElements(content, numbers);
        string converter = ConverterOf(type, Suffix(numbers));
        return _context.AddNested(type, converter, () =>
        {
            using (_context.Path.Enter("[]", null))
            {
                return ParseKey(key) is { } keyValue && ParseValue(content, numbers) is { } value
                    ? new DictionaryShapeModel(converter, StoredTypeNames.WithoutNull(type), kind, keyValue, value)
                    : null;
            }
        });
    }

    private ValueModel? ParseKey(ITypeSymbol type)
    {
        if (Keys.CanBe(type, _context.Assembly, _context.Cancellation))
        {
            return ParseValue(type) is { } value ? value with { IsNullable = false } : null;
        }

        _context.Refuse(type, Keys.Reason);
        return null;
    }

    // A type may be written in one way on its own, and by its properties where it is one of several.
    private bool IsWrittenOtherwise(INamedTypeSymbol type) =>
        StoredWrappers.Find(type) is not null
        || StoredTexts.AreOf(type, _context.Assembly, _context.Cancellation)
        || Hierarchies.IsBase(type);

    private static string ConverterOf(ITypeSymbol type, string suffix = "") =>
        JsonNames.OfType(type.IsReferenceType ? type.WithNullableAnnotation(NullableAnnotation.NotAnnotated) : type) + suffix + "Json";

    // As System.Text.Json has it, a collection passes on what is said about numbers to its elements, but not to collections among them.
    private static NumberForm InElements(ITypeSymbol element, NumberForm numbers)
    {
        ITypeSymbol type = element is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0]
            : element;
        return type is not IArrayTypeSymbol && Scalars.Find(type) is not (null or "String") ? numbers : NumberForm.Plain;
    }

    private static string Suffix(NumberForm numbers) => numbers switch
    {
        NumberForm.AlsoText => "_NumbersAlsoAsText",
        NumberForm.Text => "_NumbersAsText",
        _ => "",
    };
}
