using Edict.Generators.Models.Serialization;
using Edict.Generators.Pipeline;
using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing.Serialization;

/// <summary>What the parsers of one stored type share: the shapes found, where they stand, and whom to tell what is wrong.</summary>
/// <param name="root">The event, command or state that is stored.</param>
/// <param name="assembly">The assembly that is compiled.</param>
/// <param name="problems">Receives what cannot be serialized; or <see langword="null"/>.</param>
/// <param name="isState">Whether what is stored goes on changing when it was read, so that no field of any object may be lost.</param>
/// <param name="cancellation">Stops the work.</param>
internal sealed class ShapeContext(
    INamedTypeSymbol root, IAssemblySymbol assembly, IProblemSink? problems, bool isState, CancellationToken cancellation)
{
    private const int DeepestNesting = 64;

    private readonly Dictionary<string, ShapeModel?> _shapes = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];
    private readonly Stack<ITypeSymbol> _containing = new();

    public INamedTypeSymbol Root => root;

    public IAssemblySymbol Assembly => assembly;

    public bool IsState => isState;

    public CancellationToken Cancellation => cancellation;

    public PropertyPath Path { get; } = new(root);

    /// <summary>The first thing that is wrong; empty while nothing is.</summary>
    public string Fault { get; private set; } = "";

    /// <summary>The shapes that were found: the root first.</summary>
    public EquatableArray<ShapeModel> Shapes => _order.Select(name => _shapes[name]).OfType<ShapeModel>().ToEquatableArray();

    /// <summary>Adds a shape unless it was found before; gives its converter, or nothing where it cannot be stored.</summary>
    public string Add(ITypeSymbol type, string converter, Func<ShapeModel?> parse)
    {
        if (!_shapes.TryGetValue(converter, out ShapeModel? shape))
        {
            _order.Add(converter);
            shape = Marked(parse(), type);
            _shapes[converter] = shape;
        }

        return shape is null ? "" : converter;
    }

    /// <summary>Adds the shape of a type that holds others.</summary>
    public string AddNested(ITypeSymbol type, string converter, Func<ShapeModel?> parse)
    {
        if (_containing.Contains(type, SymbolEqualityComparer.Default))
        {
            Report(ProblemKind.EventContainsItself, Display(type));
            return Fail($"'{Path}' contains itself");
        }

        if (_containing.Count >= DeepestNesting)
        {
            return Refuse(type, "it is nested more than 64 levels deep");
        }

        return Add(type, converter, () =>
        {
            _containing.Push(type);
            ShapeModel? shape = parse();
            _containing.Pop();
            return shape;
        });
    }

    private ShapeModel? Marked(ShapeModel? shape, ITypeSymbol type) =>
        shape is not null && (ObsoleteReader.Is(type) || shape.Uses.Any(used => used.Length > 0 && _shapes[used] is { IsObsolete: true }))
            ? shape with { IsObsolete = true }
            : shape;

    public string Refuse(ITypeSymbol type, string reason)
    {
        Report(ProblemKind.EventPropertyNotSerializable, Display(type), reason);
        return Fail($"'{Path}' cannot be stored: {reason}");
    }

    /// <summary>Whether serializers follow all that the attributes of a symbol say.</summary>
    public bool Follows(ISymbol symbol)
    {
        if (JsonAttributes.FindUnknown(symbol) is not { } unknown)
        {
            return true;
        }

        Report(ProblemKind.JsonAttributeNotFollowed, unknown.Name, unknown.Reason);
        return Fail($"'{Path}' has [{unknown.Name}], which no generated serializer follows").Length > 0;
    }

    public string Fail(string fault)
    {
        Fault = Fault.Length == 0 ? fault : Fault;
        return "";
    }

    /// <summary>Reports a problem at the property that is parsed.</summary>
    public void Report(ProblemKind kind, params string[] more) =>
        problems?.Report(kind, Path.Location, [Display(root), Path.ToString(), .. more]);

    public static string Display(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat);
}
