using Edict.Generators.Pipeline;

namespace Edict.Generators.Models;

/// <summary>A method that decides on a command, and the route to it.</summary>
/// <param name="Route">The route.</param>
/// <param name="Identity">How the command names its aggregate's instance.</param>
/// <param name="Call">How the method is called; <see langword="null"/> when the route has a fault.</param>
internal sealed record HandlerModel(RouteModel Route, IdentityModel? Identity, CallModel? Call)
{
    /// <summary>The commands of derived types that go to the method as well.</summary>
    public EquatableArray<ServedModel> Served { get; init; } = [];

    /// <summary>A route for each type of object that the method is given.</summary>
    public IEnumerable<RouteModel> Routes => Served
        .Select(served => Route with
        {
            Command = served.Command,
            IsCommandSealed = served.IsSealed,
            IsCommandAbstract = false,
            ServedName = served.Name,
            Consistency = served.Consistency,
        })
        .Concat(Route.IsCommandAbstract ? [] : [Route]);
}

/// <summary>A command that goes to the handler of a type that it derives from.</summary>
/// <param name="Command">The command type.</param>
/// <param name="IsSealed">Whether no object of another type can be passed as the command.</param>
/// <param name="Name">Its name among the commands of the handler, not yet an identifier.</param>
/// <param name="Consistency">What its [Consistent] says; <see langword="null"/> without one.</param>
internal sealed record ServedModel(TypeModel Command, bool IsSealed, string Name, ConsistencyModel? Consistency);

/// <summary>The way from a command type to the class that is generated for it.</summary>
/// <param name="Command">The command type.</param>
/// <param name="IsCommandSealed">Whether no object of another type can be passed as the command.</param>
/// <param name="IsCommandAbstract">Whether every object is of another type: it is an abstract class or an interface.</param>
/// <param name="Aggregate">The stable name of the aggregate that decides.</param>
/// <param name="Handler">The class that holds the method.</param>
/// <param name="RouteClass">The nested class that is generated for the route.</param>
/// <param name="Identity">How code refers to the type of the identity that the command carries; <see langword="null"/> when it is not known.</param>
/// <param name="Base">What is known of the type that the method takes, where others derive from it; otherwise <see langword="null"/>.</param>
/// <param name="BaseAssembly">The assembly of that type; otherwise empty.</param>
/// <param name="Fault">Why the route cannot be taken; otherwise <see langword="null"/>.</param>
internal sealed record RouteModel(
    TypeModel Command,
    bool IsCommandSealed,
    bool IsCommandAbstract,
    string Aggregate,
    TypeModel Handler,
    string RouteClass,
    string? Identity,
    CommandBaseModel? Base,
    string BaseAssembly,
    string? Fault)
{
    /// <summary>The name of the command among those that its handler takes by a base type; <see langword="null"/> for the method's own type.</summary>
    public string? ServedName { get; init; }

    /// <summary>What the [Consistent] of the command says; <see langword="null"/> without one.</summary>
    public ConsistencyModel? Consistency { get; init; }

    /// <summary>Whether generated code for it refers to what is obsolete.</summary>
    public bool IsObsolete { get; init; }

    /// <summary>Whether nothing can be generated into the class that holds the method.</summary>
    public bool IsHandlerFaulty { get; init; }
}

/// <summary>How a handler is called.</summary>
/// <param name="Method">The name of the method, not escaped.</param>
/// <param name="Target">What it is called on.</param>
/// <param name="State">How code refers to the aggregate class.</param>
/// <param name="TakesContext">Whether it takes the command context.</param>
/// <param name="Return">What it returns.</param>
internal sealed record CallModel(string Method, CallTarget Target, string State, bool TakesContext, ReturnModel Return);

/// <summary>What a handler is called on, and whether it is given the state.</summary>
internal enum CallTarget
{
    /// <summary>The state itself.</summary>
    State,

    /// <summary>The aggregate class.</summary>
    StateClass,

    /// <summary>The handler class, with the state as the first argument.</summary>
    HandlerClass,

    /// <summary>The one instance of the handler class, with the state as the first argument.</summary>
    HandlerInstance,
}
