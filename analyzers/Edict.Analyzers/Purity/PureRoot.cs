using Microsoft.CodeAnalysis;

namespace Edict.Analyzers.Purity;

/// <summary>A member that must be pure, with all that it calls.</summary>
/// <param name="Member">The member that has the body.</param>
/// <param name="Duty">What it is for.</param>
/// <param name="Text">The member as messages name it.</param>
internal sealed record PureRoot(ISymbol Member, PureDuty Duty, string Text);
