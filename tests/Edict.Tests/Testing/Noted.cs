namespace Edict.Tests.Testing;

/// <summary>An event of which <see cref="LossyBank"/> stores one half.</summary>
internal sealed record Noted(string Kept, string Lost);
