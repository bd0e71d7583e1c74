namespace Dictamen.Core;

/// <summary>Names the rows of the rule catalogue that a type or member carries out, for example <c>PCS-4.2.2-04</c>, <c>PZ-03</c> or <c>AMB-26</c>.</summary>
/// <remarks>The coverage of the law (<c>dictamen reglas</c>) is read from these attributes, so an id stands only where its rule is really decided.</remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum | AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Field, AllowMultiple = true, Inherited = false)]
public sealed class ReglaAttribute(params string[] ids) : Attribute
{
    /// <summary>Catalogue ids, in the order in which they are read.</summary>
    public IReadOnlyList<string> Ids { get; } = ids;
}
