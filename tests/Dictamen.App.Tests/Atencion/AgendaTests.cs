using Dictamen.App.Atencion;
using Xunit;

namespace Dictamen.App.Tests.Atencion;

/// <summary>When each stream next needs attention.</summary>
public sealed class AgendaTests
{
    private static readonly DateTimeOffset Hoy = new(2019, 11, 12, 6, 0, 0, TimeSpan.Zero);
    private readonly Agenda _agenda = new();

    [Fact]
    public void WhatIsDueFirstComesFirst()
    {
        _agenda.Anotar("b", Hoy.AddDays(-1));
        _agenda.Anotar("a", Hoy.AddDays(-2));
        _agenda.Anotar("c", Hoy.AddDays(1));
        Assert.True(_agenda.Tomar(Hoy, out var primero));
        Assert.True(_agenda.Tomar(Hoy, out var segundo));
        Assert.Equal(("a", "b"), (primero, segundo));
        Assert.False(_agenda.Tomar(Hoy, out _));
        Assert.Equal(Hoy.AddDays(1), _agenda.Proxima);
    }

    [Fact]
    public void AnAppointmentThatMovedIsKeptOnceAtItsNewHour()
    {
        _agenda.Anotar("a", Hoy.AddDays(-2));
        _agenda.Anotar("a", Hoy.AddDays(2));
        Assert.False(_agenda.Tomar(Hoy, out _));
        Assert.True(_agenda.Tomar(Hoy.AddDays(2), out _));
        Assert.False(_agenda.Tomar(Hoy.AddDays(9), out _));
    }

    [Fact]
    public void AnAppointmentMadeTwiceForTheSameHourComesUpOnceAndMayBeMadeAgain()
    {
        foreach (var cuando in new[] { Hoy, DateTimeOffset.MinValue })
        {
            _agenda.Anotar("a", cuando);
            _agenda.Anotar("a", cuando);
            Assert.True(_agenda.Tomar(Hoy, out _));
            Assert.False(_agenda.Tomar(Hoy, out _));
            _agenda.Anotar("a", cuando);
            Assert.True(_agenda.Tomar(Hoy, out _));
        }
    }

    [Fact]
    public void AppointmentsThatMoveAllTheTimeAreNotGatheredAndEachComesUpOnceAtItsLastHour()
    {
        for (var vez = 5000; vez >= 0; vez--)
        {
            _agenda.Anotar("a", Hoy.AddMinutes(vez));
            _agenda.Anotar("b", Hoy.AddDays(-1).AddMinutes(-vez));
            _agenda.Anotar("c", null);
        }

        Assert.True(_agenda.Tomar(Hoy, out var primero));
        Assert.True(_agenda.Tomar(Hoy, out var segundo));
        Assert.Equal(("b", "a"), (primero, segundo));
        Assert.False(_agenda.Tomar(DateTimeOffset.MaxValue, out _));
        Assert.Null(_agenda.Proxima);
    }

    [Fact]
    public void AnAppointmentThatWasDroppedDoesNotComeUp()
    {
        _agenda.Anotar("a", Hoy);
        _agenda.Anotar("a", null);
        Assert.Null(_agenda.Proxima);
        Assert.False(_agenda.Tomar(Hoy.AddYears(1), out _));
    }

    [Fact]
    public void AProposalDoesNotPutOffAnEarlierAppointment()
    {
        _agenda.Anotar("a", Hoy);
        _agenda.Proponer("a", Hoy.AddDays(5));
        Assert.True(_agenda.Tomar(Hoy, out _));
        _agenda.Proponer("a", Hoy.AddDays(5));
        Assert.Equal(Hoy.AddDays(5), _agenda.Proxima);
    }

    [Fact]
    public void TheInstantItselfIsDueAndTheOneBeforeIsNot()
    {
        _agenda.Anotar("a", Hoy);
        Assert.False(_agenda.Tomar(Hoy.AddTicks(-1), out _));
        Assert.True(_agenda.Tomar(Hoy, out _));
    }

    [Fact]
    public void AnEarlierAppointmentWakesWhoeverWaits()
    {
        _agenda.Anotar("a", Hoy.AddDays(5));
        var cambio = _agenda.Cambio;
        _agenda.Anotar("b", Hoy.AddDays(6));
        Assert.False(cambio.IsCompleted);
        _agenda.Anotar("c", Hoy);
        Assert.True(cambio.IsCompleted);
    }
}
