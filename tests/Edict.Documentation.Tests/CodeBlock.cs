namespace Edict.Documentation.Tests;

/// <summary>A fenced block of a page.</summary>
/// <param name="Info">What follows the opening fence, such as <c>csharp continues</c>.</param>
/// <param name="Line">The line of its first line of text, from 1.</param>
/// <param name="Text">Its text.</param>
internal sealed record CodeBlock(string Info, int Line, string Text)
{
    /// <summary>Whether the block is C#.</summary>
    public bool IsCSharp => Info.Split(' ')[0] == "csharp";

    /// <summary>Whether the block goes on from the C# block before it: <c>csharp continues</c>.</summary>
    public bool Continues => Info == "csharp continues";
}
