using Edict.Analyzers.Declarations;
using Edict.Generators.Models;
using Edict.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Edict.Analyzers.Routing;

/// <summary>The application at which a call is aimed.</summary>
internal static class CalledApplication
{
    /// <summary>The name of the class from which all applications derive.</summary>
    public const string BaseType = "Edict.EdictApplication";

    /// <summary>The class of the application; <see langword="null"/> behind the base class or a type parameter, where nothing is known of it.</summary>
    public static INamedTypeSymbol? Find(IInvocationOperation invocation, INamedTypeSymbol baseApplication)
    {
        for (var type = invocation.Instance?.Type as INamedTypeSymbol; type?.BaseType is { } baseType; type = baseType)
        {
            if (SymbolEqualityComparer.Default.Equals(baseType, baseApplication))
            {
                return type;
            }
        }

        return null;
    }

    /// <summary>Whether a referenced module had to be left out, or a namespace has another name: then that is the mistake.</summary>
    public static bool MissesModules(INamedTypeSymbol application, Compilation compilation, CancellationToken cancellation)
    {
        var problems = new ContractProblems();
        IEnumerable<ModuleModel> referenced = ManifestReader.Read(compilation, problems, cancellation);
        return problems.Exist
            || EdictTypes.AnnotationsOf(application).Any(attribute => EmptyNamespaces.Find(attribute, referenced, compilation).Any());
    }

    private sealed class ContractProblems : IProblemSink
    {
        public bool Exist { get; private set; }

        public void Report(ProblemKind kind, Location location, params string[] arguments) => Exist |= kind == ProblemKind.ModuleContractMismatch;
    }
}
