namespace Dictamen.Tests;

/// <summary>Names the rules that a test proves. <c>dictamen reglas</c> lists them, and a test keeps that list honest.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true)]
internal sealed class PruebaAttribute(params string[] reglas) : Attribute
{
    /// <summary>Catalogue ids.</summary>
    public IReadOnlyList<string> Reglas { get; } = reglas;
}
