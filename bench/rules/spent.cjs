// Loaded before a command: tells on stderr, last, what the process has taken of the processors.
process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  process.stderr.write(`\n${(user + system) / 1_000}\n`);
});
