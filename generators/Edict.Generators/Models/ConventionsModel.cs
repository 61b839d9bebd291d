using Edict.Generators.Pipeline;

namespace Edict.Generators.Models;

/// <summary>The methods of an event handler that are called by their names.</summary>
/// <param name="OnError">The one that says what becomes of an event that failed; otherwise <see langword="null"/>.</param>
/// <param name="Hooks">Those that are called when handling begins, ends or begins anew.</param>
/// <param name="Partitions">Those that give the key of an event, more derived types of events before their bases.</param>
/// <param name="OnCreate">The one that makes the tables of a projection; otherwise <see langword="null"/>.</param>
internal sealed record ConventionsModel(
    OnErrorModel? OnError, EquatableArray<HookModel> Hooks, EquatableArray<PartitionModel> Partitions, HookModel? OnCreate);

/// <summary>An <c>OnError</c>.</summary>
/// <param name="IsStatic">Whether it is static.</param>
internal sealed record OnErrorModel(bool IsStatic);

/// <summary>An <c>OnStart</c>, <c>OnStop</c> or <c>OnReset</c>.</summary>
/// <param name="Name">Which of them.</param>
/// <param name="IsStatic">Whether it is static.</param>
/// <param name="TakesCancellation">Whether it takes what ends the call.</param>
/// <param name="Return">What it returns.</param>
internal sealed record HookModel(string Name, bool IsStatic, bool TakesCancellation, AsyncReturn Return);

/// <summary>A <c>PartitionBy</c>.</summary>
/// <param name="EventType">How code refers to the type of the events that it takes.</param>
/// <param name="KeyType">How code refers to the type of the key; <see langword="null"/> while another generator has still to write it.</param>
/// <param name="Text">How the key becomes text.</param>
internal sealed record PartitionModel(string EventType, string? KeyType, IdentityTextModel Text);
