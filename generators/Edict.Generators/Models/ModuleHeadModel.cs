using Edict.Generators.Pipeline;

namespace Edict.Generators.Models;

/// <summary>The declaration of a module, with what belongs to no single type or to one that gets no generated file.</summary>
/// <param name="Own">What lies in the declaration itself.</param>
/// <param name="Initialized">The members, wherever they lie, that refer to what is obsolete.</param>
/// <param name="HasObsolete">Whether any row refers to what is obsolete.</param>
internal sealed record ModuleHeadModel(LocalModuleModel Own, EquatableArray<ModuleMemberModel> Initialized, bool HasObsolete);
