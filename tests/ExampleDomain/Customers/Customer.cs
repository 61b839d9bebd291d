using Edict;
using static Edict.Decision;

namespace ExampleDomain;

/// <summary>A customer with the addresses of a lifetime.</summary>
[Aggregate("customer", Identity = nameof(CustomerCommand.CustomerId))]
[StoredState]
public sealed partial class Customer : Annotated<NoteRemark>
{
    private readonly List<string> _addresses = [];

    /// <summary>The name; empty before somebody is registered.</summary>
    public string Name { get; private set; } = "";

    /// <summary>All addresses, the present one last.</summary>
    public IReadOnlyList<string> Addresses => _addresses;

    /// <inheritdoc/>
    protected override string TextOf(NoteRemark command) => command.Text;

    [Handles]
    private static (CustomerRegistered Registered, AddressChanged Moved) Handle(RegisterCustomer command) =>
        (new CustomerRegistered(command.CustomerId, command.Name), new AddressChanged(command.CustomerId, command.Address));

    [Handles]
    private Decision<AddressChanged> Handle(ChangeAddress command)
    {
        if (Name.Length == 0)
        {
            return Reject("customer-not-registered");
        }

        return _addresses[^1] == command.Address ? null : new AddressChanged(command.CustomerId, command.Address);
    }

    [Applies]
    private void Apply(CustomerRegistered e) => Name = e.Name;

    [Applies]
    private void Apply(AddressChanged e) => _addresses.Add(e.Address);
}
