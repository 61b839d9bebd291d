using Edict.Generators.Emission.Naming;
using Edict.Generators.Models;

namespace Edict.Generators.Emission;

/// <summary>The call of a constructor whose parameters are taken from <c>services</c>.</summary>
internal static class ConstructionEmitter
{
    private const string Lookup = "global::Edict.CompilerServices.ServiceLookup.";

    public static string Emit(string type, IReadOnlyCollection<ServiceModel> services) => services.Count == 0
        ? $"new {type}()"
        : Source.Block(
            $"""
            new {type}(
                {string.Join(",\n", services.Select(service => $"{Identifiers.Escape(service.Parameter)}: {Value(service, type)}"))})
            """);

    private static string Value(ServiceModel service, string type) => service.IsRequired
        ? $"{Lookup}Required<{service.Type}>(services, typeof({type}))"
        : $"{Lookup}Optional<{service.Type}>(services)";
}
