namespace Dictamen.Core.Expedientes.E1_Recepcion;

/// <summary>Communities have no official key: it is the CVEGEO of the locality and the normalised name (AMB-55). Two communities of one locality are two.</summary>
[Regla("AMB-55")]
public static class ClaveDeComunidad
{
    /// <summary>Key, for example <c>201500001-cerro-verde</c>.</summary>
    public static string De(string cvegeo, string comunidad) => $"{cvegeo}-{TextoNormal.De(comunidad).Replace(' ', '-')}";

    /// <summary>The nine digits of the locality with which a key begins.</summary>
    public static string Cvegeo(string clave) => clave.Split('-')[0];
}
