using Edict.Generators.Models;
using Edict.Generators.Pipeline;
using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing.EventHandlers;

/// <summary>Reads the methods of an event handler that are called by their names.</summary>
/// <param name="type">The class.</param>
/// <param name="handled">Its [Handles] methods.</param>
/// <param name="compilation">The compilation of the class.</param>
/// <param name="problems">Receives what is wrong.</param>
internal sealed class ConventionParser(INamedTypeSymbol type, IReadOnlyList<EventMethod> handled, Compilation compilation, IProblemSink? problems)
{
    private const string OnError = "OnError";
    private const string OnCreate = "OnCreate";
    private const string PartitionBy = "PartitionBy";
    private const string PartitionDeclaration =
        "static string PartitionBy(TEvent), of an event that is handled, where the key may be of any type that an identity may have";

    private static readonly string[] Hooks = ["OnStart", "OnStop", "OnReset"];

    private readonly List<IMethodSymbol> _called = [];

    /// <summary>The methods that are called.</summary>
    public IEnumerable<IMethodSymbol> Called => _called;

    public ConventionsModel Parse(CancellationToken cancellation) => new(
        Read(OnError, "ErrorAction OnError(FailureContext)", ReadOnError).FirstOrDefault(),
        Hooks.SelectMany(name => Read(name, $"void, Task or ValueTask {name}(), with or without a CancellationToken", ReadHook).Take(1)).ToEquatableArray(),
        Read(PartitionBy, PartitionDeclaration, method => ReadPartition(method, cancellation))
            .OrderBy(static partition => TakenEvents.Precedence(partition.Event))
            .Select(static partition => partition.Model)
            .ToEquatableArray(),
        ParseOnCreate());

    // In an event handler it is a name like any other.
    private HookModel? ParseOnCreate() => EdictTypes.FindProjection(type) is null ? null
        : Read(OnCreate, $"void, Task or ValueTask {OnCreate}({SessionName}), with or without a CancellationToken", ReadOnCreate).FirstOrDefault();

    private string SessionName => handled.FirstOrDefault()?.Session is { } session ? AnnotatedType.Display(session) : "ReadModel";

    private List<T> Read<T>(string name, string declaration, Func<IMethodSymbol, T?> read)
        where T : class
    {
        List<T> found = [];
        foreach (IMethodSymbol method in AnnotatedMethods.Of(type, method => method.Name == name && !EdictTypes.Handles(method), compilation, problems: null))
        {
            bool isFirst = found.Count == 0 || name == PartitionBy;
            if (isFirst && !method.IsGenericMethod && read(method) is { } model)
            {
                found.Add(model);
                _called.Add(method);
            }
            else if (IsWritten(method))
            {
                problems?.Report(ProblemKind.ConventionNotUnderstood, SourceLocations.NameOf(method, type), name, AnnotatedType.Display(type), declaration);
            }
        }

        return found;
    }

    // What a base class of another assembly calls so, is no mistake here; of a type that it does not know the compiler speaks itself.
    private static bool IsWritten(IMethodSymbol method) =>
        method.Locations.Any(static location => location.IsInSource)
        && !TypeReader.IsUnknown(method.ReturnType)
        && !method.Parameters.Any(static parameter => TypeReader.IsUnknown(parameter.Type));

    private static OnErrorModel? ReadOnError(IMethodSymbol method) =>
        method.Parameters.Length == 1
        && method.Parameters[0].RefKind is RefKind.None or RefKind.In
        && EdictTypes.IsEdict(method.Parameters[0].Type, "FailureContext")
        && method.RefKind == RefKind.None
        && EdictTypes.IsEdict(Underlying(method.ReturnType), "ErrorAction")
            ? new OnErrorModel(method.IsStatic)
            : null;

    private static HookModel? ReadHook(IMethodSymbol method)
    {
        bool takesCancellation = method.Parameters.Length == 1
            && method.Parameters[0].RefKind is RefKind.None or RefKind.In
            && EdictTypes.IsCancellation(method.Parameters[0].Type);
        return (takesCancellation || method.Parameters.IsEmpty) && EventMethodParser.ReturnOf(method) is { } returned
            ? new HookModel(method.Name, method.IsStatic, takesCancellation, returned)
            : null;
    }

    private HookModel? ReadOnCreate(IMethodSymbol method)
    {
        bool takesCancellation = method.Parameters.Length == 2
            && method.Parameters[1].RefKind is RefKind.None or RefKind.In
            && EdictTypes.IsCancellation(method.Parameters[1].Type);
        return (takesCancellation || method.Parameters.Length == 1)
            && method.Parameters[0].RefKind is RefKind.None or RefKind.In
            && IsSession(method.Parameters[0].Type)
            && EventMethodParser.ReturnOf(method) is { } returned
            ? new HookModel(method.Name, method.IsStatic, takesCancellation, returned)
            : null;
    }

    private bool IsSession(ITypeSymbol taken) => handled.Count == 0
        ? EventParameters.MayBeSession(taken)
        : handled.Any(method => SymbolEqualityComparer.Default.Equals(method.Session, taken));

    private ReadPartitionBy? ReadPartition(IMethodSymbol method, CancellationToken cancellation)
    {
        if (method is not { IsStatic: true, RefKind: RefKind.None, Parameters.Length: 1 }
            || method.Parameters[0] is not { RefKind: RefKind.None or RefKind.In, Type: var taken }
            || !TakenEvents.MayBe(taken)
            || !IsHandled(taken)
            || IdentityTypes.Read(method.ReturnType, out _, cancellation) is not { } text)
        {
            return null;
        }

        ITypeSymbol @event = taken.WithNullableAnnotation(NullableAnnotation.NotAnnotated);
        string? keyType = method.ReturnType.TypeKind == TypeKind.Error
            ? null
            : TypeReader.FullName(method.ReturnType.WithNullableAnnotation(NullableAnnotation.NotAnnotated));
        return new ReadPartitionBy(@event, new PartitionModel(TypeReader.FullName(@event), keyType, text));
    }

    // An interface and a class may meet in a type that derives from both. Where no method is understood, none can be missed.
    private bool IsHandled(ITypeSymbol taken) => handled.Count == 0 || handled.Any(method =>
        TakenEvents.Takes(method.Event, taken)
        || TakenEvents.Takes(taken, method.Event)
        || (taken.TypeKind == TypeKind.Interface && !method.Event.IsSealed)
        || (method.Event.TypeKind == TypeKind.Interface && !taken.IsSealed));

    private static ITypeSymbol Underlying(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;

    private sealed record ReadPartitionBy(ITypeSymbol Event, PartitionModel Model);
}
