using Dictamen.Core.Convocatorias.Comite;
using Dictamen.Core.Expedientes;
using Dictamen.Core.Expedientes.E3_Dictaminacion;
using Dictamen.Core.Tests.Convocatorias;
using Dictamen.Core.Tests.Kit;
using Xunit;

namespace Dictamen.Core.Tests.Expedientes.E3_Dictaminacion;

public class AsignarDictaminadoresTests
{
    private static readonly MiembroDelComite Suplente = Pasos.Comite[0] with { Persona = Mundo.Persona(950) };

    [Fact, Prueba("PCS-A2-15", "PCS-4.2.3-01", "AMB-16")]
    public void ACompleteProjectGoesToAllFour()
    {
        var escenario = Dictamenes.EnDictaminacion();
        Assert.Equal(Estatus.EnDictaminacion, escenario.Estado.Estatus);
        Assert.Equal(4, escenario.Estado.Dictaminacion!.Dictaminadores.Count);
        escenario.Cuando(new AsignarDictaminadores(), Dictamenes.Dia).SeRechaza("PCS-A2-15");
        Escenario<Expediente>.Dado(Solicitudes.Completa()[0]).Cuando(new AsignarDictaminadores(), Dictamenes.Dia).SeRechaza("PCS-A2-15");
    }

    [Fact, Prueba("AMB-17")]
    public void WithoutAnApprovedSchemeNothingIsScored() =>
        Dictamenes.Completo().Con(e => e.Convocatoria = Dictamenes.Convocatoria with { Bases = Mundo.Bases with { EsquemaCalificacion = null } })
            .Cuando(new AsignarDictaminadores(), Dictamenes.Dia).SeRechaza("AMB-17", "FALTA_ESQUEMA");

    [Fact, Prueba("PCS-4.2.3.1-01", "AMB-16")]
    public void WithoutACommitteeNothingIsAssigned() =>
        Dictamenes.Completo().Con(e => e.Convocatoria = Mundo.Convocatoria).Cuando(new AsignarDictaminadores(), Dictamenes.Dia).SeRechaza("PCS-4.2.3.1-01");

    [Fact, Prueba("PCS-4.2.3.1-04")]
    public void EachMemberHasExperienceInTheTopic()
    {
        var tematica = Solicitudes.Recepcion().Tematica;
        Con(m => m with { Tematicas = m.Tematicas.Remove(tematica) }).Cuando(new AsignarDictaminadores(), Dictamenes.Dia).SeRechaza("PCS-4.2.3.1-04");
        Con(m => m with { Tematicas = [tematica] }).Y(new AsignarDictaminadores(), Dictamenes.Dia);
    }

    [Fact, Prueba("DH-21-01")]
    public void AConflictThatTheRecordShowsNeedsASubstitute()
    {
        var recepcion = Solicitudes.Recepcion();
        Func<MiembroDelComite, MiembroDelComite>[] conflictos =
        [
            m => m with { Persona = recepcion.Integrantes[2].Persona },
            m => m with { Comunidades = [recepcion.ClaveComunidad] },
            m => m with { Parientes = [recepcion.Integrantes[1].Persona] },
        ];
        Assert.All(conflictos, conflicto =>
        {
            var rechazo = Con(conflicto).Cuando(new AsignarDictaminadores(), Dictamenes.Dia).SeRechaza("DH-21-01");
            Assert.Equal($"dictaminadores.{Suplente.Asiento}", Assert.Single(rechazo.Fallas).Campo);
            var asignado = Con(conflicto).Y(new AsignarDictaminadores([Suplente]), Dictamenes.Dia, Dictamenes.Secretaria);
            Assert.Equal(Suplente.Persona, asignado.Estado.Dictaminacion!.Dictaminadores[Suplente.Asiento].Persona);
        });
    }

    [Fact, Prueba("AMB-16", "PCS-4.2.3.1-04")]
    public void ASeatHasOneSubstituteAndIsOneOfTheCommittee()
    {
        var escenario = Dictamenes.Completo();
        var dos = escenario.Cuando(new AsignarDictaminadores([Suplente, Suplente with { Persona = Mundo.Persona(951) }]), Dictamenes.Dia, Dictamenes.Secretaria).SeRechaza("AMB-16", "CONTENIDO_INVALIDO");
        Assert.Contains("nombre a uno solo", Assert.Single(dos.Fallas).Mensaje, StringComparison.Ordinal);
        var otro = escenario.Cuando(new AsignarDictaminadores([Suplente with { Asiento = "OTRO" }]), Dictamenes.Dia, Dictamenes.Secretaria).SeRechaza("AMB-16", "CONTENIDO_INVALIDO");
        Assert.Equal("suplentes.OTRO", Assert.Single(otro.Fallas).Campo);
    }

    [Fact, Prueba("AMB-16", "PCS-A1-01")]
    public void TheSecretariaTecnicaTakesNoSeat()
    {
        var secretaria = Suplente with { Persona = Dictamenes.Convocatoria.SecretariaTecnica!.Value };
        Dictamenes.Completo().Cuando(new AsignarDictaminadores([secretaria]), Dictamenes.Dia, Dictamenes.Secretaria).SeRechaza("AMB-16", "CONTENIDO_INVALIDO");
        Dictamenes.EnDictaminacion().Cuando(new SustituirDictaminador(secretaria), Dictamenes.Dia, Dictamenes.Secretaria).SeRechaza("AMB-16", "CONTENIDO_INVALIDO");
    }

    [Fact, Prueba("DH-22-01")]
    public void AConflictThatAMemberDeclaresStopsTheSheetUntilTheSubstitution()
    {
        var escenario = Dictamenes.EnDictaminacion().Y(new DeclararConflicto(MotivoDeConflicto.OtroInteres), Dictamenes.Dia, Dictamenes.Integrante(0));
        escenario.Cuando(new DeclararConflicto(MotivoDeConflicto.OtroInteres), Dictamenes.Dia, Dictamenes.Integrante(0)).NoPasaNada();
        escenario.Cuando(Dictamenes.Cedula(8), Dictamenes.Dia, Dictamenes.Integrante(0)).SeRechaza("DH-22-01", "CONFLICTO_DECLARADO");
        escenario.Y(new SustituirDictaminador(Suplente), Dictamenes.Dia, Dictamenes.Secretaria);
        escenario.Cuando(Dictamenes.Cedula(8), Dictamenes.Dia, Dictamenes.Integrante(0)).SeRechaza("PCS-4.2.3.2-02", "NO_ASIGNADO");
        escenario.Y(Dictamenes.Cedula(8), Dictamenes.Dia, new Actor(Rol.Dictaminador, Suplente.Persona.Valor));
    }

    [Fact, Prueba("DH-22-01")]
    public void WhoDeclaredAConflictDoesNotComeBackToTheProjectInAnySeat()
    {
        var escenario = Dictamenes.EnDictaminacion().Y(new DeclararConflicto(MotivoDeConflicto.OtroInteres), Dictamenes.Dia, Dictamenes.Integrante(0));
        escenario.Cuando(new SustituirDictaminador(Pasos.Comite[0]), Dictamenes.Dia, Dictamenes.Secretaria).SeRechaza("DH-22-01", "YA_SE_EXCUSO");
        escenario.Y(new SustituirDictaminador(Suplente), Dictamenes.Dia, Dictamenes.Secretaria);
        escenario.Cuando(new SustituirDictaminador(Pasos.Comite[0]), Dictamenes.Dia, Dictamenes.Secretaria).SeRechaza("DH-22-01", "YA_SE_EXCUSO");
        escenario.Cuando(new SustituirDictaminador(Pasos.Comite[1] with { Persona = Pasos.Comite[0].Persona }), Dictamenes.Dia, Dictamenes.Secretaria).SeRechaza("DH-22-01", "YA_SE_EXCUSO");
        escenario.Y(new SustituirDictaminador(Suplente with { Persona = Mundo.Persona(951) }), Dictamenes.Dia, Dictamenes.Secretaria).Y(new SustituirDictaminador(Suplente), Dictamenes.Dia, Dictamenes.Secretaria);
    }

    [Fact, Prueba("PCS-4.2.3-02", "AMB-16")]
    public void AfterTheSheetOnlyADeclaredConflictAllowsASubstitution()
    {
        var escenario = Dictamenes.Calificado(8m);
        escenario.Cuando(new SustituirDictaminador(Suplente), Dictamenes.Dia, Dictamenes.Secretaria).SeRechaza("PCS-4.2.3-02", "CEDULA_DEFINITIVA");
        escenario.Cuando(new SustituirDictaminador(Pasos.Comite[1] with { Persona = Pasos.Comite[0].Persona }), Dictamenes.Dia, Dictamenes.Secretaria).SeRechaza("AMB-16", "PERSONA_REPETIDA");
        escenario.Y(new DeclararConflicto(MotivoDeConflicto.Parentesco), Dictamenes.Dia, Dictamenes.Integrante(0)).Y(new SustituirDictaminador(Suplente), Dictamenes.Dia, Dictamenes.Secretaria);
        Assert.Empty(escenario.Estado.Dictaminacion!.Cedulas);
    }

    [Fact, Prueba("PCS-4.2.3.2-02")]
    public void OnlyTheSecretariaTecnicaNamesASubstitute()
    {
        Assert.Equal([Rol.SecretariaTecnica], FacultaAttribute.De(typeof(SustituirDictaminador)));
        var conflicto = Con(m => m with { Comunidades = [Solicitudes.Recepcion().ClaveComunidad] });
        Assert.All([Rol.Operador, Rol.Sistema], rol => conflicto.Cuando(new AsignarDictaminadores([Suplente]), Dictamenes.Dia, new Actor(rol, "x-1")).SeRechaza("PCS-4.2.3.2-02", "NO_FACULTADO"));
        conflicto.Cuando(new AsignarDictaminadores([Suplente]), Dictamenes.Dia, Dictamenes.SecretariaAjena).SeRechaza("PCS-4.2.3.2-02", "NO_FACULTADO");
        Dictamenes.EnDictaminacion().Cuando(new SustituirDictaminador(Suplente), Dictamenes.Dia, Dictamenes.SecretariaAjena).SeRechaza("PCS-4.2.3.2-02", "NO_FACULTADO");
        conflicto.Y(new AsignarDictaminadores([Suplente]), Dictamenes.Dia, Dictamenes.Secretaria);
    }

    [Fact, Prueba("PCS-A2-15")]
    public void WithoutSubstitutesTheOfficePassesTheProject() =>
        Assert.All([Rol.Operador, Rol.SecretariaTecnica], rol => Dictamenes.Completo().Y(new AsignarDictaminadores(), Dictamenes.Dia, new Actor(rol, "x-1")));

    [Fact, Prueba("PCS-4.2.3.2-02")]
    public void TheStoryOfTheFileNamesNobody() =>
        Assert.DoesNotContain(Dictamenes.Dictaminado().Hechos, h => Pasos.Comite.Any(m => h.Relato.Contains(m.Persona.Valor, StringComparison.Ordinal) || h.Relato.Contains(m.Asiento, StringComparison.Ordinal)));

    private static Escenario<Expediente> Con(Func<MiembroDelComite, MiembroDelComite> cambio) => Dictamenes.Completo().Con(e => e.Convocatoria = Dictamenes.Convocatoria with
    {
        Integrantes = Dictamenes.Convocatoria.Integrantes.SetItem(Suplente.Asiento, cambio(Pasos.Comite[0])),
    });
}
