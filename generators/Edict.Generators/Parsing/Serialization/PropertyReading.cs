using Edict.Generators.Models.Serialization;
using Edict.Generators.Pipeline;
using Microsoft.CodeAnalysis;

namespace Edict.Generators.Parsing.Serialization;

/// <summary>Decides which properties of a type are stored, and how a new object gets each.</summary>
internal sealed class PropertyReading
{
    private readonly IMethodSymbol _constructor;
    private readonly IAssemblySymbol _assembly;
    private readonly Dictionary<IPropertySymbol, IParameterSymbol> _parameters = new(SymbolEqualityComparer.Default);

    public PropertyReading(IMethodSymbol constructor, IReadOnlyList<IPropertySymbol> readable, IAssemblySymbol assembly)
    {
        _constructor = constructor;
        _assembly = assembly;
        foreach (IParameterSymbol parameter in constructor.Parameters)
        {
            _parameters[readable[Constructors.PropertyOf(parameter, readable)]] = parameter;
        }

        // What can only be read, and is no argument either, is computed from the others.
        List<IPropertySymbol> stored = [.. readable.Where(IsStored)];
        Stored = stored.Exists(static property => JsonAttributes.OrderOf(property) != 0)
            ? [.. stored.OrderBy(static property => JsonAttributes.OrderOf(property))]
            : stored;
        int[] arguments = new int[constructor.Parameters.Length];
        for (int index = 0; index < arguments.Length; index++)
        {
            arguments[index] = IndexOf(readable[Constructors.PropertyOf(constructor.Parameters[index], readable)]);
        }

        Arguments = new(arguments);
    }

    public IReadOnlyList<IPropertySymbol> Stored { get; }

    /// <summary>The places among the stored properties of what the constructor takes.</summary>
    public EquatableArray<int> Arguments { get; }

    public bool CanSet(IPropertySymbol property) =>
        _parameters.ContainsKey(property) || (property.SetMethod is { } setter && (Reaches(setter) || StoredProperties.IsIncluded(property)));

    /// <summary>Whether a property is reached past its accessibility.</summary>
    public bool IsHidden(IPropertySymbol property) => !Reaches(property.GetMethod!) || IsSetterHidden(property);

    // What is ignored is passed by only where C# does not demand it.
    private bool IsStored(IPropertySymbol property) =>
        _parameters.ContainsKey(property)
        || ((property.SetMethod is not null || StoredProperties.IsIncluded(property))
            && (property.IsRequired || JsonAttributes.UseOf(property) is not (WriteWhen.Never, false)));

    private bool IsSetterHidden(IPropertySymbol property) =>
        !_parameters.ContainsKey(property) && property.SetMethod is { } setter && !Reaches(setter);

    private bool Reaches(IMethodSymbol accessor) => accessor.DeclaredAccessibility switch
    {
        Accessibility.Public => true,
        Accessibility.Internal or Accessibility.ProtectedOrInternal =>
            SymbolEqualityComparer.Default.Equals(accessor.ContainingAssembly, _assembly) || accessor.ContainingAssembly.GivesAccessTo(_assembly),
        _ => false,
    };

    private HiddenModel? Hidden(IPropertySymbol property) => IsHidden(property)
        ? new HiddenModel(TypeReader.FullName(property.ContainingType), !Reaches(property.GetMethod!), IsSetterHidden(property))
        : null;

    public PropertyModel Describe(IPropertySymbol property, string jsonName, ValueModel value)
    {
        if (_parameters.TryGetValue(property, out IParameterSymbol? parameter))
        {
            bool isMandatory = !value.IsValueType && !value.IsNullable && !parameter.HasExplicitDefaultValue;
            bool alsoDemanded = property.IsRequired && !SetsRequiredMembers();
            return new(
                property.Name,
                jsonName,
                value,
                alsoDemanded ? PropertySource.RequiredMember : PropertySource.Constructor,
                isMandatory || property.IsRequired || IsDemanded(property),
                DefaultValues.Of(parameter),
                Hidden: Hidden(property));
        }

        return new(
            property.Name,
            jsonName,
            value,
            property.IsRequired ? PropertySource.RequiredMember
                : IsSetterHidden(property) ? PropertySource.HiddenMember : PropertySource.OptionalMember,
            property.IsRequired || IsDemanded(property),
            Default: "",
            Hidden: Hidden(property));
    }

    private static bool IsDemanded(IPropertySymbol property) => JsonAttributes.Find(property, "JsonRequiredAttribute") is not null;

    private bool SetsRequiredMembers() =>
        _constructor.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "SetsRequiredMembersAttribute");

    private int IndexOf(IPropertySymbol property)
    {
        int index = 0;
        while (!SymbolEqualityComparer.Default.Equals(Stored[index], property))
        {
            index++;
        }

        return index;
    }
}
