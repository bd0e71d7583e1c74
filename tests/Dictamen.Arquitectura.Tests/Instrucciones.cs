using System.Reflection;
using System.Reflection.Emit;

namespace Dictamen.Arquitectura.Tests;

/// <summary>The compiled body of a method, read for what its instructions name.</summary>
internal static class Instrucciones
{
    private static readonly Dictionary<short, OpCode> Codigos = typeof(OpCodes).GetFields().Select(f => (OpCode)f.GetValue(null)!).ToDictionary(o => o.Value);

    /// <summary>What each instruction names, in order: a member, a text, or <see langword="null"/> when neither. Nothing for a method without a body.</summary>
    public static IEnumerable<object?> De(MethodBase metodo)
    {
        var il = metodo.GetMethodBody()?.GetILAsByteArray() ?? [];
        var deTipo = metodo.DeclaringType is { IsGenericType: true } tipo ? tipo.GetGenericArguments() : null;
        var deMetodo = metodo.IsGenericMethod ? metodo.GetGenericArguments() : null;
        for (var i = 0; i < il.Length;)
        {
            var codigo = il[i] == 0xFE ? Codigos[(short)(0xFE00 | il[i + 1])] : Codigos[il[i]];
            i += codigo.Size;
            yield return codigo.OperandType switch
            {
                OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok => metodo.Module.ResolveMember(BitConverter.ToInt32(il, i), deTipo, deMetodo),
                OperandType.InlineString => metodo.Module.ResolveString(BitConverter.ToInt32(il, i)),
                _ => null,
            };
            i += codigo.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(il, i)),
                _ => 4,
            };
        }
    }
}
