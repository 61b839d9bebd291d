using Edict;

namespace ExampleDomain;

/// <summary>What aggregates with remarks have in common; its methods are inherited by each.</summary>
/// <typeparam name="TCommand">The command that notes a remark.</typeparam>
public abstract class Annotated<TCommand>
    where TCommand : CustomerCommand
{
    private protected List<string> Noted { get; } = [];

    /// <summary>The remarks, in the order in which they were made.</summary>
    public IReadOnlyList<string> Remarks => Noted;

    /// <summary>Finds the remark in a command.</summary>
    protected abstract string TextOf(TCommand command);

    /// <summary>Notes a remark.</summary>
    [Handles]
    protected RemarkNoted Note(TCommand command)
    {
        ArgumentNullException.ThrowIfNull(command);
        return new RemarkNoted(command.CustomerId, TextOf(command));
    }

    /// <summary>A remark was noted.</summary>
    [Applies]
    protected void Apply(RemarkNoted e)
    {
        ArgumentNullException.ThrowIfNull(e);
        Noted.Add(e.Text);
    }
}
