// Preloaded into Azurite: when whoever started it closes its input, or dies, Azurite writes its data and ends. So no run leaves a process behind.
process.stdin.on('end', () => process.kill(process.pid, 'SIGTERM')).on('error', () => process.kill(process.pid, 'SIGTERM')).resume();
