using Edict.Generators.Models;
using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing.EventHandlers;

/// <summary>The parameters of a [Handles] method of an event handler.</summary>
/// <param name="Event">The type of the events that it takes; <see langword="null"/> with a flaw.</param>
/// <param name="Shape">How it takes them.</param>
/// <param name="More">What it takes after them, in order.</param>
/// <param name="Session">What it writes to; <see langword="null"/> where it is no projection's.</param>
/// <param name="Flaw">Why they are not understood; otherwise <see langword="null"/>.</param>
internal sealed record EventParameters(ITypeSymbol? Event, EventShape Shape, IReadOnlyList<string> More, ITypeSymbol? Session, string? Flaw)
{
    /// <summary>Reads the parameters of a method.</summary>
    /// <param name="method">The method.</param>
    /// <param name="isOfProjection">Whether it takes what it writes to.</param>
    public static EventParameters Read(IMethodSymbol method, bool isOfProjection)
    {
        if (method.IsGenericMethod)
        {
            return Flawed("is generic");
        }

        if (method.Parameters.Any(static parameter => parameter.RefKind is not (RefKind.None or RefKind.In)))
        {
            return Flawed("has a ref or out parameter");
        }

        if (method.Parameters.Length == 0 || ArgumentOf(method.Parameters[0].Type) is not null)
        {
            return Flawed("takes no event as its first parameter");
        }

        ITypeSymbol taken = method.Parameters[0].Type;
        (ITypeSymbol @event, EventShape shape) = ElementOf(taken);
        if (!TakenEvents.MayBe(@event) || @event.IsRefLikeType)
        {
            return Flawed($"takes '{AnnotatedType.Display(taken)}', which is no event and no IReadOnlyList<T> of events");
        }

        @event = @event.WithNullableAnnotation(NullableAnnotation.NotAnnotated);
        return !isOfProjection ? ReadMore(method, @event, shape)
            : shape == EventShape.Single ? ReadMore(method, @event)
            : Flawed("takes a batch, where a projection takes single events, many of which share a transaction");
    }

    private static EventParameters ReadMore(IMethodSymbol method, ITypeSymbol @event)
    {
        List<string> more = [];
        ITypeSymbol? session = null;
        foreach (IParameterSymbol parameter in method.Parameters.Skip(1))
        {
            string argument = ArgumentOf(parameter.Type) ?? EventArgument.Session;
            if (more.Contains(argument) || (argument == EventArgument.Session && !MayBeSession(parameter.Type)))
            {
                return Flawed($"takes more than the event, what it writes to, an optional EventContext and an optional CancellationToken: '{parameter.Name}'");
            }

            session = argument == EventArgument.Session ? parameter.Type : session;
            more.Add(argument);
        }

        return session is null
            ? Flawed("takes nothing that it writes to")
            : new EventParameters(@event, EventShape.Single, more, session.WithNullableAnnotation(NullableAnnotation.NotAnnotated), null);
    }

    /// <summary>Whether a projection can write to an object of a type.</summary>
    public static bool MayBeSession(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Interface, SpecialType: SpecialType.None } && ArgumentOf(type) is null;

    private static EventParameters ReadMore(IMethodSymbol method, ITypeSymbol @event, EventShape shape)
    {
        List<string> more = [];
        foreach (IParameterSymbol parameter in method.Parameters.Skip(1))
        {
            if (ArgumentOf(parameter.Type) is not { } argument || more.Contains(argument))
            {
                return Flawed($"takes more than the event, an optional EventContext and an optional CancellationToken: '{parameter.Name}'");
            }

            if (argument == EventArgument.Context && shape != EventShape.Single)
            {
                return Flawed("takes an EventContext beside a batch, each event of which has its own: take an IReadOnlyList<DeliveredEvent<T>>");
            }

            more.Add(argument);
        }

        return new EventParameters(@event, shape, more, null, null);
    }

    private static EventParameters Flawed(string flaw) => new(null, EventShape.Single, [], null, flaw);

    private static string? ArgumentOf(ITypeSymbol type) =>
        EdictTypes.IsEdict(type, "EventContext") ? EventArgument.Context
        : EdictTypes.IsCancellation(type) ? EventArgument.Cancellation
        : null;

    private static (ITypeSymbol Event, EventShape Shape) ElementOf(ITypeSymbol taken)
    {
        if (taken is not INamedTypeSymbol { Arity: 1, Name: "IReadOnlyList" or "IReadOnlyCollection" or "IEnumerable" } list
            || TypeReader.Namespace(list) != "System.Collections.Generic")
        {
            return (taken, EventShape.Single);
        }

        return list.TypeArguments[0] is INamedTypeSymbol element && EdictTypes.IsEdict(element, "DeliveredEvent", arity: 1)
            ? (element.TypeArguments[0], EventShape.DeliveredBatch)
            : (list.TypeArguments[0], EventShape.Batch);
    }
}
