using System.Collections.Frozen;
using System.Globalization;
using Edict.CompilerServices;

namespace Edict.Dispatch;

/// <summary>From a type of the program to the aggregate of one application. Immutable and safe for concurrent use.</summary>
internal sealed class CommandRouting
{
    private readonly string _application;
    private readonly FrozenDictionary<Type, CommandTarget> _byCommand;
    private readonly FrozenDictionary<Type, AggregateEndpoint> _byState;
    private readonly ILookup<string, CommandRoute> _byAggregate;

    internal CommandRouting(ApplicationDefinition definition, IReadOnlyList<AggregateEndpoint> endpoints)
    {
        _application = definition.Name;
        _byState = endpoints.ToFrozenDictionary(static endpoint => endpoint.Binding.StateType);
        FrozenDictionary<string, AggregateEndpoint> byName = endpoints.ToFrozenDictionary(static endpoint => endpoint.Binding.Name);
        _byCommand = definition.Routes.ToFrozenDictionary(
            static route => route.CommandType, route => new CommandTarget(byName[route.Aggregate], route));
        _byAggregate = definition.Routes.ToLookup(static route => route.Aggregate);
    }

    /// <summary>Where commands of a type go.</summary>
    /// <exception cref="UnroutedCommandException">Nowhere.</exception>
    internal CommandTarget Find(object command) => _byCommand.TryGetValue(command.GetType(), out CommandTarget? target)
        ? target
        : throw new UnroutedCommandException(command.GetType(), _application);

    /// <summary>The endpoint of an aggregate.</summary>
    /// <exception cref="UnknownAggregateException">The application has no such aggregate.</exception>
    internal AggregateEndpoint Endpoint(Type stateType) => _byState.TryGetValue(stateType, out AggregateEndpoint? endpoint)
        ? endpoint
        : throw new UnknownAggregateException(stateType, _application);

    /// <summary>An identity of the type that the commands of an aggregate carry, as text; not yet validated.</summary>
    /// <exception cref="InvalidIdentityException">It is of another type.</exception>
    internal AggregateIdentity IdentityOf(string aggregate, object? identity)
    {
        if (identity is null)
        {
            return default;
        }

        foreach (CommandRoute route in _byAggregate[aggregate])
        {
            if (route.FormatIdentity(identity) is { } text)
            {
                return text;
            }
        }

        return TextOf(identity)
            ?? throw new InvalidIdentityException(aggregate, identity.ToString(), $"is a '{identity.GetType()}', as no command of the aggregate has one");
    }

    // What converts to an identity by itself arrives here only from generic code, which does not know that it does.
    private static AggregateIdentity? TextOf(object identity) => identity switch
    {
        string text => text,
        Guid id => id,
        sbyte or byte or short or ushort or int or uint or long => Convert.ToInt64(identity, CultureInfo.InvariantCulture),
        _ => null,
    };
}
