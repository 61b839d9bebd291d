using System.Collections.Concurrent;
using Edict.Generators.Models;
using Edict.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace Edict.Analyzers.Declarations;

/// <summary>
/// Which types meet in an application of the assembly. Where it has none, as in a library, all do. Filled concurrently, asked
/// when the compilation ends.
/// </summary>
internal sealed class ApplicationScopes
{
    private readonly ConcurrentBag<ApplicationModel> _applications = [];

    public void Add(INamedTypeSymbol type, AttributeData attribute, Compilation compilation, CancellationToken cancellation)
    {
        if (ApplicationParser.Parse(type, attribute, compilation, problems: null, cancellation) is { } application)
        {
            _applications.Add(application);
        }
    }

    public bool TakeBoth(TypeModel first, TypeModel second) =>
        _applications.IsEmpty || _applications.Any(application => application.Takes(first.Namespace) && application.Takes(second.Namespace));
}
