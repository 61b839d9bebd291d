using Microsoft.CodeAnalysis;

namespace Edict.CodeFixes.Mending;

/// <summary>A change of one node, in whichever document it stands.</summary>
/// <param name="Node">The node as it was written.</param>
/// <param name="Purpose">What the change achieves: two edits of one node for one purpose are made once.</param>
/// <param name="Change">Gives the new node from the current one, which earlier edits may have changed.</param>
internal sealed record NodeEdit(SyntaxNode Node, string Purpose, Func<SyntaxNode, SyntaxNode> Change)
{
    public static NodeEdit Of<T>(T node, string purpose, Func<T, SyntaxNode> change)
        where T : SyntaxNode =>
        new(node, purpose, current => current is T known ? change(known) : current);
}
