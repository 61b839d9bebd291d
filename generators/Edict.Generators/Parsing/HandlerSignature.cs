using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing;

/// <summary>The parameters of a [Handles] method.</summary>
/// <param name="Method">The method.</param>
/// <param name="Command">The type of the command that it takes.</param>
/// <param name="TakesContext">Whether it takes a command context.</param>
/// <param name="Fault">Why it cannot be called, although its command is known; otherwise <see langword="null"/>.</param>
internal sealed record HandlerSignature(IMethodSymbol Method, INamedTypeSymbol Command, bool TakesContext, string? Fault)
{
    /// <summary>The identity property that the method names itself, if it does.</summary>
    public string? Identity { get; } = ReadIdentity(Method);

    /// <summary>The parameter that takes the command.</summary>
    public IParameterSymbol CommandParameter =>
        Method.Parameters.FirstOrDefault(parameter => SymbolEqualityComparer.Default.Equals(parameter.Type, Command)) ?? Method.Parameters[0];

    /// <summary>Reads a method; <see langword="null"/> when not even its command can be told.</summary>
    public static HandlerSignature? Read(IMethodSymbol method, HandlingClass handling, IProblemSink? problems)
    {
        int first = handling.IsSeparate ? 1 : 0;
        INamedTypeSymbol? command = FindCommand(method, first);
        if (command is not null && TypeReader.IsOpen(command))
        {
            // Then the class lies in a generic one, which is reported there.
            return null;
        }

        string? reason = FindReason(method, handling, first, command);
        if (reason is not null && !method.Parameters.Any(static parameter => TypeReader.IsUnknown(parameter.Type)))
        {
            problems?.Report(
                ProblemKind.HandlerParametersNotUnderstood, SourceLocations.ParametersOf(method, handling.Type), method.Name, reason);
        }

        return command is null || !IsCommand(command)
            ? null
            : new HandlerSignature(method, command, method.Parameters.Length > first + 1, reason is null ? null : $"{method.Name} {reason}.");
    }

    // An override may leave the annotation to what it overrides.
    private static string? ReadIdentity(IMethodSymbol method)
    {
        for (IMethodSymbol? version = method; version is not null; version = version.OverriddenMethod)
        {
            if (EdictTypes.FindHandles(version) is { } attribute)
            {
                return AttributeReader.Text(attribute, "Identity");
            }
        }

        return null;
    }

    private static INamedTypeSymbol? FindCommand(IMethodSymbol method, int first)
    {
        // A handler that forgot the state is still a handler of the command that it takes.
        int index = method.Parameters.Length == 1 ? 0 : first;
        if (index >= method.Parameters.Length || method.IsGenericMethod)
        {
            return null;
        }

        ITypeSymbol type = method.Parameters[index].Type;
        return type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0] as INamedTypeSymbol
            : type.WithNullableAnnotation(NullableAnnotation.NotAnnotated) as INamedTypeSymbol;
    }

    private static string? FindReason(IMethodSymbol method, HandlingClass handling, int first, INamedTypeSymbol? command)
    {
        if (method.IsGenericMethod)
        {
            return "is generic";
        }

        if (handling.IsSeparate && !TakesState(method, handling.Aggregate))
        {
            return $"does not take the state, {AnnotatedType.Display(handling.Aggregate)}, as its first parameter";
        }

        if (method.Parameters.Length <= first)
        {
            return "takes no command";
        }

        if (command is null || !IsCommand(command))
        {
            return $"takes {AnnotatedType.Display(method.Parameters[first].Type)}, which is no command: a command is a class, record, struct or interface of your own that is not private";
        }

        if (method.Parameters.Any(static parameter => parameter.RefKind is not (RefKind.None or RefKind.In)))
        {
            return "has a ref or out parameter";
        }

        IParameterSymbol? context = method.Parameters.Skip(first + 1).FirstOrDefault();
        IParameterSymbol? unknown = EdictTypes.IsEdict(context?.Type, "CommandContext") ? method.Parameters.Skip(first + 2).FirstOrDefault() : context;
        return unknown is null ? null : $"takes more than the command and an optional CommandContext: {unknown.Name}";
    }

    private static bool TakesState(IMethodSymbol method, INamedTypeSymbol aggregate) =>
        method.Parameters.Length > 0 && SymbolEqualityComparer.Default.Equals(method.Parameters[0].Type, aggregate);

    private static bool IsCommand(INamedTypeSymbol type) =>
        type is { SpecialType: SpecialType.None, IsRefLikeType: false, IsTupleType: false }
        && (!type.IsAbstract || !EdictTypes.IsFramework(type))
        && IsNameable(type);

    // The manifest of an assembly names its commands, and so must be able to.
    private static bool IsNameable(INamedTypeSymbol type) =>
        type.TypeKind is TypeKind.Class or TypeKind.Struct or TypeKind.Interface
        && type.SpecialType == SpecialType.None
        && !type.IsFileLocal
        && TypeReader.EffectiveAccessibility(type) != Accessibility.Private;
}
