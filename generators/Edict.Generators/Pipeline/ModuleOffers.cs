using Edict.Generators.Models;
using Microsoft.CodeAnalysis;

namespace Edict.Generators.Pipeline;

/// <summary>Gives each annotated type what the module offers of it.</summary>
internal static class ModuleOffers
{
    public static IncrementalValuesProvider<(TModel Type, LocalModuleModel Offered)> Offering<TModel>(
        this IncrementalValuesProvider<TModel> types, IncrementalValueProvider<ModuleParts> parts, Func<TModel, TypeModel> typeOf) =>
        types.Combine(parts).Select((pair, _) => (pair.Left, pair.Right.Of(typeOf(pair.Left))));
}
