namespace Dictamen.App.Ports;

/// <summary>Marks a store that only this process writes, in the order of the calls: state kept in memory is never stale, and an append may be decided upon one that is still on its way to the disk.</summary>
public interface ISingleWriter;
