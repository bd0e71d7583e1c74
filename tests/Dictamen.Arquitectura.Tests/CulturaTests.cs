using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using Dictamen.App.Reglas;
using Xunit;

namespace Dictamen.Arquitectura.Tests;

/// <summary>A sentence says the same on every machine: an amount, a day or an hour is never written as the culture of the process would.</summary>
/// <remarks>CA1305 does not look into the holes of an interpolated text, nor at pages: they are read here as they were compiled.</remarks>
public sealed class CulturaTests
{
    private const BindingFlags Declarados =
        BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly HashSet<Type> DeCadaCultura =
        [typeof(decimal), typeof(double), typeof(float), typeof(DateOnly), typeof(TimeOnly), typeof(DateTime), typeof(DateTimeOffset)];

    private static readonly HashSet<Type> Huecos = [typeof(DefaultInterpolatedStringHandler), typeof(StringBuilder.AppendInterpolatedStringHandler)];

    [Fact]
    public void NoSentenceIsWrittenAsTheCultureOfTheProcessWould()
    {
        string[] huecos = [.. Cobertura.Ensamblados.Add(Assembly.Load("Dictamen.Web")).SelectMany(a => a.GetTypes()).SelectMany(EnTipo).Distinct()];
        Assert.True(huecos.Length == 0, $"Escriba el dato con Corta(), Texto() o la cultura que corresponda:\n{string.Join('\n', huecos)}");
    }

    [Fact]
    public void WhatDependsOnTheCultureIsSeen() => Assert.Equal(["Dentro", "Entero", "Escrito", "Fecha", "Monto", "Renglon"], EnTipo(typeof(Muestra)).Select(x => x.Split('.', ':')[^2]).Order(StringComparer.Ordinal));

    private static IEnumerable<string> EnTipo(Type tipo) =>
        tipo.GetMethods(Declarados).Concat<MethodBase>(tipo.GetConstructors(Declarados))
            .Where(m => !m.IsDefined(typeof(CompilerGeneratedAttribute))) // A record's own description of itself is nobody's sentence.
            .SelectMany(m => EnMetodo(m).Select(t => $"{tipo.FullName}.{m.Name}: {t.Name}"));

    // A text inside the hole of another is finished before it: the innermost is the one that is being written.
    private static IEnumerable<Type> EnMetodo(MethodBase metodo)
    {
        var abiertos = new Stack<bool>();
        var formato = "";
        foreach (var valor in Instrucciones.De(metodo))
        {
            if (valor is string texto)
            {
                formato = texto;
            }

            if (valor is not MethodBase llamado)
            {
                continue;
            }

            if (llamado.IsConstructor && Huecos.Contains(llamado.DeclaringType!))
            {
                abiertos.Push(llamado.GetParameters().Any(p => p.ParameterType == typeof(IFormatProvider)));
            }
            else if (abiertos.Count > 0 && llamado.GetParameters().Any(p => p.ParameterType.IsByRef && Huecos.Contains(p.ParameterType.GetElementType()!))
                || llamado is { Name: nameof(DefaultInterpolatedStringHandler.ToStringAndClear) } && Huecos.Contains(llamado.DeclaringType!))
            {
                abiertos.Pop();
            }
            else if (llamado is MethodInfo { Name: "AppendFormatted", IsGenericMethod: true } && Huecos.Contains(llamado.DeclaringType!) && !abiertos.Peek())
            {
                var dato = llamado.GetGenericArguments()[0];
                dato = Nullable.GetUnderlyingType(dato) ?? dato;
                if (EsDeCadaCultura(dato, formato, llamado))
                {
                    yield return dato;
                }
            }
            else if (llamado is { Name: nameof(ToString), IsStatic: false } && EsDeCadaCultura(llamado.DeclaringType!, formato, llamado))
            {
                yield return llamado.DeclaringType!;
            }
        }
    }

    // The digits of a whole number are the same everywhere; what goes between them is not.
    private static bool EsDeCadaCultura(Type dato, string formato, MethodBase llamado) =>
        llamado.GetParameters().All(p => p.ParameterType != typeof(IFormatProvider))
        && (DeCadaCultura.Contains(dato) || (dato.IsPrimitive && !formato.StartsWith('D') && llamado.GetParameters().Any(p => p.ParameterType == typeof(string))));

    [SuppressMessage("Globalization", "CA1305", Justification = "What the test has to see.")]
    private static class Muestra
    {
        public static string Monto(decimal? n) => $"Son {n} pesos.";

        public static string Fecha(DateOnly dia) => $"El {dia:d}.";

        public static string Escrito(decimal n) => n.ToString("0.0");

        public static string Entero(int n) => $"Van {n:N0} de {n:D6} y {n}.";

        public static string Dentro(decimal n) => string.Create(CultureInfo.InvariantCulture, $"Son {n:0.00} ({$"o {n:0.0}"}) de {n}.");

        public static StringBuilder Renglon(decimal n) => new StringBuilder().Append($"Son {n}.").Append(CultureInfo.InvariantCulture, $"Son {n}.");

        public static string DelInvariante(decimal n, DateOnly dia) => string.Create(CultureInfo.InvariantCulture, $"{n:N2} al {dia:d}, {n.ToString("0.0", CultureInfo.InvariantCulture)}");
    }
}
