using Edict.Generators.Models;
using Microsoft.CodeAnalysis;

namespace Edict.Generators.Pipeline;

/// <summary>Gives each annotated type what the module offers of it.</summary>
internal static class ModuleOffers
{
    public static IncrementalValuesProvider<(TModel Type, LocalModuleModel Offered)> Offering<TModel>(
        this IncrementalValuesProvider<TModel> types, IncrementalValueProvider<ModuleParts> parts, Func<TModel, TypeModel> typeOf) =>
        types.Combine(parts).Select((pair, _) => (pair.Left, pair.Right.Of(typeOf(pair.Left))));

    /// <summary>Gives each type with upcasters what the module offers of those.</summary>
    public static IncrementalValuesProvider<(UpcastingTypeModel Type, LocalModuleModel Offered)> Offering(
        this IncrementalValuesProvider<UpcastingTypeModel> types, IncrementalValueProvider<ModuleParts> parts) =>
        types.Combine(parts).Select(static (pair, _) => (pair.Left, pair.Right.UpcastersOf(pair.Left.Type)));
}
