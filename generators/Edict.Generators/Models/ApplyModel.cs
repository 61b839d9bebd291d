namespace Edict.Generators.Models;

/// <summary>A method that applies an event.</summary>
/// <param name="Method">Its name, not escaped.</param>
/// <param name="EventType">How code refers to the type that it takes.</param>
/// <param name="ReplacesState">Whether it returns the state after the event instead of changing the given one.</param>
internal sealed record ApplyModel(string Method, string EventType, bool ReplacesState);
